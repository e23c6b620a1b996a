// SPDX-License-Identifier: Apache-2.0
package dev.prunella.record;

import java.util.List;

/**
 * What the verifier found in a trail whose chain holds.
 *
 * @param records how many records count
 * @param segments how many segments
 * @param firstSeq the number of the first record that is kept, 0 if there is none
 * @param lastSeq the number of the last record, 0 if there is none
 * @param lastHash the hash that the next record is chained to; note it elsewhere, and a trail that was cut or rewritten before
 *     it can be told
 * @param tornBytes bytes of unfinished records at the end, as a crash leaves them; the next start sets them aside
 * @param voidBytes bytes that a failed sync made void; they were written again in the segment after
 * @param findings attempts whose intents and terminal records do not pair up, at most 100; they do not break the chain
 */
public record VerifiedTrail(
        long records,
        int segments,
        long firstSeq,
        long lastSeq,
        String lastHash,
        long tornBytes,
        long voidBytes,
        List<String> findings) {}
