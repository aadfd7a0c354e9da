/** Small symmetric matrices, row-major, size × size. */
export type SymmetricMatrix = readonly number[];

interface Eigen {
  readonly values: number[];
  /** Column k is the eigenvector of `values[k]`. */
  readonly vectors: number[];
}

/** One Jacobi rotation that zeroes a[p][q]. */
function rotate(a: number[], v: number[], { size, p, q }: { size: number; p: number; q: number }): void {
  const apq = a[p * size + q] as number;
  if (apq === 0) return;
  const theta = ((a[q * size + q] as number) - (a[p * size + p] as number)) / (2 * apq);
  const t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const c = 1 / Math.sqrt(t * t + 1);
  const s = t * c;
  const turn = (matrix: number[], first: number, second: number) => {
    const x = matrix[first] as number;
    const y = matrix[second] as number;
    matrix[first] = c * x - s * y;
    matrix[second] = s * x + c * y;
  };
  for (let k = 0; k < size; k++) turn(a, k * size + p, k * size + q);
  for (let k = 0; k < size; k++) turn(a, p * size + k, q * size + k);
  for (let k = 0; k < size; k++) turn(v, k * size + p, k * size + q);
}

/** Cyclic Jacobi; quadratic convergence, so 30 sweeps are far more than small matrices need. */
function jacobiEigen(matrix: SymmetricMatrix, size: number): Eigen {
  const a = [...matrix];
  const vectors = Array.from({ length: size * size }, (_, at) => (at % (size + 1) === 0 ? 1 : 0));
  for (let sweep = 0; sweep < 30; sweep++) {
    let off = 0;
    for (let p = 0; p < size; p++) for (let q = p + 1; q < size; q++) off += (a[p * size + q] as number) ** 2;
    if (off === 0) break;
    for (let p = 0; p < size; p++) for (let q = p + 1; q < size; q++) rotate(a, vectors, { size, p, q });
  }
  return { values: Array.from({ length: size }, (_, k) => a[k * size + k] as number), vectors };
}

/** So far from the edge that no rounding of an eigenvalue reaches it. */
const CLEARLY = 1e-9;

/**
 * Whether every diagonal entry is larger than the others of its row together: then every eigenvalue is positive, and none has to
 * be computed to know it.
 * @source Gershgorin's theorem (Golub & Van Loan, Matrix Computations, 4th ed., 7.2.1)
 */
function isDominant(matrix: SymmetricMatrix, size: number): boolean {
  let trace = 0;
  for (let i = 0; i < size; i++) trace += Math.abs(matrix[i * size + i] as number);
  for (let i = 0; i < size; i++) {
    let margin = 2 * (matrix[i * size + i] as number);
    for (let j = 0; j < size; j++) margin -= Math.abs(matrix[i * size + j] as number);
    if (!(margin > CLEARLY * trace)) return false;
  }
  return true;
}

/**
 * P₊ of [a b; b d] in closed form: with half the difference of the diagonal h and the eigenvalues m ± r, r = √(h² + b²), what is
 * left of a matrix with one eigenvalue below 0 is (m + r)/(2r) times [r − h, b; b, r + h]. Simulations project one in every draw.
 */
function projectPair(matrix: SymmetricMatrix): number[] {
  const [a = 0, b = 0, , d = 0] = matrix;
  const [middle, half] = [(a + d) / 2, (d - a) / 2];
  const radius = Math.hypot(half, b);
  if (middle - radius >= 0) return [a, b, b, d];
  const largest = middle + radius;
  if (largest <= 0) return [0, 0, 0, 0]; // what is not a number stays so
  // The smaller of r ± h is b² over the larger: their difference would cancel.
  const more = radius + Math.abs(half);
  const less = (b / more) * b;
  const share = largest / radius / 2;
  const off = share * b;
  return half >= 0 ? [share * less, off, off, share * more] : [share * more, off, off, share * less];
}

/**
 * P₊: the nearest positive semidefinite matrix, with negative eigenvalues set to 0. A covariance estimated as a difference
 * of mean squares need not be one.
 * @param matrix row-major, size × size, symmetric
 * @source Golub & Van Loan, Matrix Computations, 4th ed., 8.5 (Jacobi methods).
 */
export function projectPositive(matrix: SymmetricMatrix, size: number): number[] {
  if (size === 2) return projectPair(matrix);
  if (isDominant(matrix, size)) return [...matrix];
  const { values, vectors } = jacobiEigen(matrix, size);
  if (values.every(value => value >= 0)) return [...matrix];
  const projected = new Array<number>(size * size).fill(0);
  for (let k = 0; k < size; k++) {
    const value = Math.max(0, values[k] as number);
    for (let i = 0; i < size; i++) {
      for (let j = 0; j < size; j++) {
        const at = i * size + j;
        projected[at] =
          (projected[at] as number) + value * (vectors[i * size + k] as number) * (vectors[j * size + k] as number);
      }
    }
  }
  return projected;
}
