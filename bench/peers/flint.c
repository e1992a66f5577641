/*
 * Ball-positivity in C with FLINT integers: linear test, one point of each connected component dropped, fraction-free
 * elimination with diagonal pivots. The same exact algorithm as ours (see eliminateForm), without filter; no memory is
 * allocated in the loop but what FLINT needs for its large integers. Models of which all products fit in a word are not
 * treated apart: fmpz does that by itself.
 *
 *     flint SECONDS FILE...       one JSON line for each file; files as in exact.py
 */
#include <flint/flint.h>
#include <flint/fmpz.h>
#include <flint/fmpz_mat.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define LIMIT 32

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec + 1e-9 * t.tv_nsec;
}

static fmpz kappa[LIMIT], share[LIMIT], common, product, power, t, previous;
static fmpz weighted[LIMIT * LIMIT];
static fmpz_mat_t W;

static int kept(int n, const fmpz_mat_t F, int *keep) {
  int seen[LIMIT] = {0}, stack[LIMIT], size = 0;
  for (int root = 0; root < n; root++) {
    if (seen[root]) continue;
    int top = 0;
    seen[root] = 1;
    stack[top++] = root;
    while (top) {
      int i = stack[--top];
      if (i != root) keep[size++] = i;
      for (int j = 0; j < n; j++) {
        if (seen[j] || (fmpz_is_zero(fmpz_mat_entry(F, i, j)) && fmpz_is_zero(fmpz_mat_entry(F, j, i)))) continue;
        seen[j] = 1;
        stack[top++] = j;
      }
    }
  }
  return size;
}

static int decide(int n, const fmpz_mat_t F) {
  int keep[LIMIT];
  for (int i = 0; i < n; i++) {
    fmpz_zero(&t);
    fmpz_zero(&kappa[i]);
    for (int j = 0; j < n; j++) {
      fmpz_add(&kappa[i], &kappa[i], fmpz_mat_entry(F, i, j));
      fmpz_add(&t, &t, fmpz_mat_entry(F, j, i));
    }
    if (!fmpz_equal(&t, &kappa[i])) return 0;
  }
  int m = kept(n, F, keep);
  fmpz_one(&common);
  fmpz_one(&product);
  for (int i = 0; i < n; i++) {
    fmpz_lcm(&common, &common, &kappa[i]);
    fmpz_mul(&product, &product, &kappa[i]);
  }
  fmpz_one(&previous);
  fmpz_pow_ui(&power, &common, m);
  if (fmpz_cmp(&product, &power) < 0) {
    fmpz_set(&common, &product);
    fmpz_set(&previous, &product);
  }
  for (int k = 0; k < n; k++) {
    fmpz_divexact(&share[k], &common, &kappa[k]);
    for (int j = 0; j < n; j++) fmpz_mul(&weighted[k * LIMIT + j], fmpz_mat_entry(F, k, j), &share[k]);
  }
  for (int a = 0; a < m; a++) {
    for (int b = a; b < m; b++) {
      int i = keep[a], j = keep[b];
      fmpz *s = fmpz_mat_entry(W, a, b);
      fmpz_zero(&t);
      for (int k = 0; k < n; k++) fmpz_addmul(&t, fmpz_mat_entry(F, k, i), &weighted[k * LIMIT + j]);
      fmpz_add(s, fmpz_mat_entry(F, i, j), fmpz_mat_entry(F, j, i));
      fmpz_mul(s, s, &common);
      fmpz_submul_ui(s, &t, 2);
      if (a != b) fmpz_set(fmpz_mat_entry(W, b, a), s);
    }
  }
  int used[LIMIT] = {0};
  for (;;) {
    int k = -1;
    for (int i = 0; i < m; i++) {
      if (used[i]) continue;
      const fmpz *w = fmpz_mat_entry(W, i, i);
      if (fmpz_sgn(w) < 0) return 0;
      if (fmpz_sgn(w) > 0 && (k < 0 || fmpz_cmp(w, fmpz_mat_entry(W, k, k)) < 0)) k = i;
    }
    if (k < 0) break;
    used[k] = 1;
    const fmpz *pivot = fmpz_mat_entry(W, k, k);
    for (int i = 0; i < m; i++) {
      if (used[i]) continue;
      for (int j = i; j < m; j++) {
        if (used[j]) continue;
        fmpz *s = fmpz_mat_entry(W, i, j);
        fmpz_mul(s, s, pivot);
        fmpz_submul(s, fmpz_mat_entry(W, k, i), fmpz_mat_entry(W, k, j));
        fmpz_divexact(s, s, &previous);
        if (i != j) fmpz_set(fmpz_mat_entry(W, j, i), s);
      }
    }
    fmpz_set(&previous, pivot);
  }
  for (int i = 0; i < m; i++)
    for (int j = i + 1; j < m; j++)
      if (!used[i] && !used[j] && !fmpz_is_zero(fmpz_mat_entry(W, i, j))) return 0;
  return 1;
}

int main(int argc, char **argv) {
  double seconds = atof(argv[1]);
  fmpz_mat_init(W, LIMIT, LIMIT);
  for (int f = 2; f < argc; f++) {
    FILE *file = fopen(argv[f], "r");
    int n, timed, checked, count = 0, room = 1024;
    if (!file || fscanf(file, "%d %d %d", &n, &timed, &checked) != 3 || n > LIMIT) return 2;
    fmpz_mat_t *models = malloc(room * sizeof(fmpz_mat_t));
    static char word[4096];
    while (fscanf(file, "%4095s", word) == 1) {
      if (count == room) models = realloc(models, (room *= 2) * sizeof(fmpz_mat_t));
      fmpz_mat_init(models[count], n, n);
      for (int k = 0; k < n * n; k++) {
        if (k && fscanf(file, "%4095s", word) != 1) return 2;
        fmpz_set_str(fmpz_mat_entry(models[count], k / n, k % n), word, 10);
      }
      count++;
    }
    fclose(file);
    printf("{\"verdicts\":\"");
    for (int k = 0; k < count; k++)
      if (k < checked || (k >= timed && k < timed + checked)) putchar('0' + decide(n, models[k]));
    double start = now();
    long done = 0, yes = 0;
    while (now() - start < seconds) {
      for (int k = 0; k < timed; k++) yes += decide(n, models[k]);
      done += timed;
    }
    printf("\",\"rate\":%.1f,\"holds\":%.4f}\n", done / (now() - start), (double)yes / done);
    fflush(stdout);
    for (int k = 0; k < count; k++) fmpz_mat_clear(models[k]);
    free(models);
  }
  return 0;
}
