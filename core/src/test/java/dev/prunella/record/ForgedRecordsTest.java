// SPDX-License-Identifier: Apache-2.0
package dev.prunella.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Whoever can compute a hash can write what the trail never does: only one spelling of a record is taken. */
// THREAT-T11
class ForgedRecordsTest {

    private static final String WHOLE =
            "{\"seq\":7,\"mono\":-3,\"wall\":\"2026-11-24T03:00:00.000Z\",\"kind\":\"NOTE\","
                    + "\"incident\":\"\",\"target\":\"orders-db\",\"what\":\"said\",\"reason\":\"\",\"actor\":\"\",\"policy\":\"\","
                    + "\"details\":{\"a\":\"1\",\"b\":\"2\"},\"prev\":\"" + AuditHash.NONE + "\"";

    @Test
    void aRecordAsTheTrailWritesItIsTaken() throws AuditFormatException {
        AuditRecord record = parse(WHOLE);
        assertThat(record.monoNanos()).isEqualTo(-3);
        assertThat(AuditJson.seal(record.seq(), record.monoNanos(), record.wall(), record.entry(), record.prev())
                        .line())
                .isEqualTo(signed(WHOLE));
    }

    @Test
    void everyCharacterThatPrintsIsTakenAsItIsAndEveryOtherAsFourDigits() throws AuditFormatException {
        assertThat(said(" ~\\u001f\\u007f\\ufeff\\\"\\\\")).isEqualTo(" ~\u001f\u007f\ufeff\"\\");
    }

    @Test
    void anotherSpellingOfTheSameTextIsRefused() {
        refusesText("\\u0020", "an escape that was not needed");
        refusesText("\\u007e", "an escape that was not needed");
        refusesText("\\u00FF", "not four lower-case digits");
        refusesText("\\u00f", "not four lower-case digits");
        refusesText("\\n", "unknown escape");
        refusesText("\u001f", "not printable ASCII");
        refusesText("\u007f", "not printable ASCII");
    }

    @Test
    void anotherSpellingOfTheSameNumberIsRefused() {
        for (String number : new String[] {"07", "+7", "-0", "", "--7", "7-", "99999999999999999999", "7.0"}) {
            refuses(WHOLE.replace("{\"seq\":7", "{\"seq\":" + number), "number|expected");
        }
    }

    @Test
    void detailsInAnotherOrderOrTwiceAreRefused() {
        refuses(WHOLE.replace("\"b\":\"2\"", "\"a\":\"2\""), "not sorted by name");
        refuses(WHOLE.replace("\"b\":\"2\"", "\"A\":\"2\""), "not sorted by name");
    }

    @Test
    void anotherOrderASpaceAnUnknownKindAndTextBehindTheLastFieldAreRefused() {
        refuses(WHOLE.replace(",\"mono\"", ", \"mono\""), "expected ,'mono'");
        refuses(WHOLE.replace("\"NOTE\"", "\"GOSSIP\""), "unknown kind GOSSIP");
        refuses(WHOLE.replace("2026-11-24", "2026-02-30"), "not a time");
        refuses(WHOLE + ",\"more\":\"\"", "unknown text after the last field");
    }

    @Test
    void aRecordThatBreaksOffIsRefusedWhereverItDoes() {
        refuses("", "too short for a record");
        for (int length = 1; length < WHOLE.length(); length++) {
            refuses(WHOLE.substring(0, length), ".+");
        }
    }

    @Test // INVARIANT 41
    void everyCharacterOfAStateIsReadBack() throws AuditFormatException {
        StringBuilder all = new StringBuilder();
        for (char c = 0; c < 0x120; c++) {
            all.append(c);
        }
        SortedMap<String, String> state = new TreeMap<>();
        state.put("all", all.toString());
        AuditEntry part = new AuditEntry(AuditKind.CHECKPOINT, "", "", "part 1 of 1", "", "", "", state);
        String line = AuditJson.seal(1, 0, new VirtualTime().wallTime(), part, AuditHash.NONE)
                .line();

        assertThat(AuditJsonParser.parse(line).entry().details()).isEqualTo(state);
        assertThat(line.strip().chars()).allMatch(c -> c >= ' ' && c <= '~');
    }

    private static String said(String spelling) throws AuditFormatException {
        return parse(WHOLE.replace("said", spelling)).entry().what();
    }

    private static void refusesText(String spelling, String why) {
        refuses(WHOLE.replace("said", spelling), why);
    }

    private static void refuses(String open, String why) {
        assertThatExceptionOfType(AuditFormatException.class)
                .as(open)
                .isThrownBy(() -> parse(open))
                .withMessageMatching("(?s).*(" + why + ").*");
    }

    private static AuditRecord parse(String open) throws AuditFormatException {
        return AuditJsonParser.parse(signed(open));
    }

    private static String signed(String open) {
        return open + ",\"hash\":\"" + AuditHash.sha256(open + "}") + "\"}\n";
    }
}
