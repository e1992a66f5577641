/* Alignment force of all pairs in the plane. Arguments: kernel (power1, power, gaussian), agents, rounds, file of x, v, m (x and v row
   by row), file for the force. stdout: least milliseconds of processor time. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define FORCE(name, phi)                                                                                              \
  static void name(int n, const double *x, const double *y, const double *u, const double *v, const double *m,        \
                   double *fx, double *fy) {                                                                          \
    for (int i = 0; i < n; i++) {                                                                                     \
      double a = 0, b = 0;                                                                                            \
      for (int j = 0; j < n; j++) {                                                                                   \
        const double dx = x[i] - x[j], dy = y[i] - y[j], r2 = dx * dx + dy * dy;                                      \
        const double w = m[j] * (phi);                                                                                \
        a += w * (u[j] - u[i]);                                                                                       \
        b += w * (v[j] - v[i]);                                                                                       \
      }                                                                                                               \
      fx[i] = a;                                                                                                      \
      fy[i] = b;                                                                                                      \
    }                                                                                                                 \
  }

FORCE(power1, 1 / sqrt(1 + r2))
FORCE(power, pow(1 + r2, -0.4))
FORCE(gaussian, exp(-r2 / 2))

int main(int argc, char **argv) {
  if (argc < 6) return 2;
  const int n = atoi(argv[2]), rounds = atoi(argv[3]);
  double *rows = malloc(5 * n * sizeof(double)), *c = malloc(7 * n * sizeof(double));
  FILE *in = fopen(argv[4], "rb");
  if (!in || fread(rows, sizeof(double), 5 * n, in) != (size_t)(5 * n)) return 1;
  fclose(in);
  for (int i = 0; i < n; i++) {
    c[i] = rows[2 * i];
    c[n + i] = rows[2 * i + 1];
    c[2 * n + i] = rows[2 * n + 2 * i];
    c[3 * n + i] = rows[2 * n + 2 * i + 1];
    c[4 * n + i] = rows[4 * n + i];
  }
  double best = 1e99;
  for (int r = 0; r < rounds; r++) {
    const clock_t start = clock();
    (strcmp(argv[1], "power1") == 0 ? power1 : strcmp(argv[1], "power") == 0 ? power : gaussian)(
        n, c, c + n, c + 2 * n, c + 3 * n, c + 4 * n, c + 5 * n, c + 6 * n);
    const double t = 1e3 * (double)(clock() - start) / CLOCKS_PER_SEC;
    if (t < best) best = t;
  }
  FILE *out = fopen(argv[5], "wb");
  for (int i = 0; i < n; i++) {
    const double f[2] = {c[5 * n + i], c[6 * n + i]};
    fwrite(f, sizeof(double), 2, out);
  }
  fclose(out);
  printf("%g\n", best);
  return 0;
}
