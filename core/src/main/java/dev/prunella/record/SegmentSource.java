// SPDX-License-Identifier: Apache-2.0
package dev.prunella.record;

import java.io.IOException;
import java.io.InputStream;

/** The bytes of segments, for reading. */
public interface SegmentSource {

    /** The segment's bytes from its beginning. The caller closes the stream. */
    InputStream read(long segment) throws IOException;

    /** The segment's name in messages, for instance its file name. */
    String name(long segment);
}
