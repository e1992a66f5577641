! Alignment force of phi = (1 - r^2/R^2)_+^2 in the plane, by linked cells and half a stencil, each pair once, as textbooks have it.
! stdin: agents, radius, rounds, file of x, v, m (x and v row by row), file for force and mass seen. stdout: least milliseconds.
program cells
  implicit none
  integer, parameter :: d = kind(1d0)
  integer :: ox(4) = [1, -1, 0, 1], oy(4) = [0, 1, 1, 1]
  integer :: n, rounds, sx, sy, i, j, k, cx, cy, nx, ny, r
  integer, allocatable :: head(:, :), next(:)
  real(d), allocatable :: x(:, :), v(:, :), m(:), f(:, :), seen(:)
  real(d) :: radius, rr, best, start, finish
  character(256) :: input, output
  read (*, *) n, radius, rounds
  read (*, '(a)') input
  read (*, '(a)') output
  allocate (x(2, n), v(2, n), m(n), f(2, n), seen(n), next(n))
  open (10, file=trim(input), access='stream', form='unformatted')
  read (10) x, v, m
  close (10)
  rr = radius*radius
  best = huge(best)
  sx = max(1, floor(1/radius))
  sy = sx
  allocate (head(0:sx - 1, 0:sy - 1))
  do r = 1, rounds
    call cpu_time(start)
    head = 0
    do i = 1, n
      cx = min(sx - 1, int(x(1, i)*sx))
      cy = min(sy - 1, int(x(2, i)*sy))
      next(i) = head(cx, cy)
      head(cx, cy) = i
    end do
    f = 0
    seen = m
    do cy = 0, sy - 1
      do cx = 0, sx - 1
        i = head(cx, cy)
        do while (i > 0)
          j = next(i)
          do while (j > 0)
            call pair(i, j)
            j = next(j)
          end do
          do k = 1, 4
            nx = cx + ox(k)
            ny = cy + oy(k)
            if (nx < 0 .or. nx >= sx .or. ny >= sy) cycle
            j = head(nx, ny)
            do while (j > 0)
              call pair(i, j)
              j = next(j)
            end do
          end do
          i = next(i)
        end do
      end do
    end do
    call cpu_time(finish)
    best = min(best, finish - start)
  end do
  open (11, file=trim(output), access='stream', form='unformatted', status='replace')
  write (11) f
  close (11)
  write (*, *) best*1000
contains
  subroutine pair(a, b)
    integer, intent(in) :: a, b
    real(d) :: z1, z2, r2, phi, g1, g2
    z1 = x(1, a) - x(1, b)
    z2 = x(2, a) - x(2, b)
    r2 = z1*z1 + z2*z2
    if (r2 < rr) then
      phi = (1 - r2/rr)**2
      g1 = phi*(v(1, b) - v(1, a))
      g2 = phi*(v(2, b) - v(2, a))
      f(1, a) = f(1, a) + m(b)*g1
      f(2, a) = f(2, a) + m(b)*g2
      f(1, b) = f(1, b) - m(a)*g1
      f(2, b) = f(2, b) - m(a)*g2
      seen(a) = seen(a) + m(b)*phi
      seen(b) = seen(b) + m(a)*phi
    end if
  end subroutine
end program
