/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A bad sample. */

static int
sample(int a)
{
    if (a > 0) {
        while (a > 1) {
            if (a > 2) {
                for (int i = 0; i < a; i++) {
                    a--;
                }
            }
        }
    }
    return a;
}
