// SPDX-License-Identifier: Apache-2.0
package dev.prunella.guard;

/**
 * The outcomes of calls up to a moment, or within a window.
 *
 * @param ok gave a result
 * @param failed threw what speaks against what is behind, rejections included
 * @param rejected of those, had no room
 * @param slow took longer than they may, whatever came of them
 * @param retried were made again
 * @param nanos the moment, or how long the window is
 */
record Counts(long ok, long failed, long rejected, long slow, long retried, long nanos) {

    Counts since(Counts earlier) {
        return new Counts(
                ok - earlier.ok,
                failed - earlier.failed,
                rejected - earlier.rejected,
                slow - earlier.slow,
                retried - earlier.retried,
                nanos - earlier.nanos);
    }

    long calls() {
        return ok + failed;
    }
}
