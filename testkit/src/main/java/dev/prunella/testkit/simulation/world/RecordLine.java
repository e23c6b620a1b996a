// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.simulation.world;

import org.jspecify.annotations.Nullable;

/** One frame of the trail, read without the library's reader: a field is found by its name, since quotes in texts are escaped. */
record RecordLine(String text) {

    private static final String FIRST = "{\"seq\":";

    /** Null for what is no record, such as the header of a segment. */
    static @Nullable RecordLine of(String frame) {
        int begin = frame.indexOf(FIRST);
        return begin < 0 || frame.startsWith("PRUNELLA") ? null : new RecordLine(frame.substring(begin));
    }

    long sequence() {
        return Long.parseLong(text.substring(FIRST.length(), text.indexOf(',')));
    }

    String kind() {
        return field("kind");
    }

    /** The text of a field or detail; empty if there is none. */
    String field(String name) {
        String before = "\"" + name + "\":\"";
        int begin = text.indexOf(before);
        if (begin < 0) {
            return "";
        }
        int from = begin + before.length();
        return text.substring(from, text.indexOf('"', from));
    }
}
