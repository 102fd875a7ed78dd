package io.throughline.stories.practices;

/** Eigenvalues of small symmetric matrices, by cyclic Jacobi rotations (Golub and Van Loan, Matrix Computations, 8.5). */
final class SymmetricMatrix {

    private static final int MOST_SWEEPS = 60;

    private SymmetricMatrix() {}

    /** The matrix to the power of -1/2. Positive definite; it is overwritten. */
    static double[][] inverseRoot(double[][] a) {
        int n = a.length;
        double[][] v = new double[n][n];
        for (int i = 0; i < n; i++) {
            v[i][i] = 1;
        }
        for (int sweep = 0; sweep < MOST_SWEEPS && !diagonal(a); sweep++) {
            for (int p = 0; p < n; p++) {
                for (int q = p + 1; q < n; q++) {
                    rotate(a, v, p, q);
                }
            }
        }
        double[][] root = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = 0;
                for (int k = 0; k < n; k++) {
                    sum += v[k][i] * v[k][j] / Math.sqrt(a[k][k]);
                }
                root[i][j] = sum;
                root[j][i] = sum;
            }
        }
        return root;
    }

    private static boolean diagonal(double[][] a) {
        double off = 0;
        double on = 0;
        for (int i = 0; i < a.length; i++) {
            on += a[i][i] * a[i][i];
            for (int j = 0; j < i; j++) {
                off += a[i][j] * a[i][j];
            }
        }
        return off <= 1e-20 * on;
    }

    /** Rows of v become the eigenvectors. */
    private static void rotate(double[][] a, double[][] v, int p, int q) {
        if (a[p][q] == 0) {
            return;
        }
        double theta = (a[q][q] - a[p][p]) / (2 * a[p][q]);
        double t = Math.copySign(1, theta) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
        double c = 1 / Math.sqrt(t * t + 1);
        double s = t * c;
        for (double[] row : a) {
            double one = row[p];
            row[p] = c * one - s * row[q];
            row[q] = s * one + c * row[q];
        }
        rotateRows(a, p, q, c, s);
        rotateRows(v, p, q, c, s);
    }

    private static void rotateRows(double[][] m, int p, int q, double c, double s) {
        for (int k = 0; k < m.length; k++) {
            double one = m[p][k];
            m[p][k] = c * one - s * m[q][k];
            m[q][k] = s * one + c * m[q][k];
        }
    }
}
