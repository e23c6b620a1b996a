// SPDX-License-Identifier: Apache-2.0
package dev.prunella.record;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/**
 * Checks every byte and every link of a trail in a directory, whether or not it is open in a process. It changes nothing and
 * needs no lock. On the command line: {@code java -cp prunella-core.jar:slf4j-api.jar dev.prunella.record.AuditVerifier DIR}.
 */
public final class AuditVerifier {

    private AuditVerifier() {}

    /**
     * Verifies the trail in {@code directory}.
     *
     * @throws AuditDamagedException if the trail is not what was written, with file and offset
     * @throws IOException if it cannot be read
     */
    public static VerifiedTrail verify(Path directory) throws IOException {
        TrailIntents intents = new TrailIntents();
        TrailScan scan = AuditReader.scan(directory, new TrailVisitor() {
            @Override
            public void checkpoint(List<AuditRecord> parts) {
                // has no intents
            }

            @Override
            public void entry(AuditRecord record) {
                intents.add(record);
            }
        });
        long last = scan.end().seq();
        long records = scan.firstSeq() == 0 ? 0 : last - scan.firstSeq() + 1;
        return new VerifiedTrail(
                records,
                scan.segments().size(),
                scan.firstSeq(),
                last,
                scan.end().hash(),
                scan.tornBytes(),
                scan.voidBytes(),
                intents.findings());
    }

    /** Verifies the directory that the one argument names, prints one line and exits with 0 if the chain holds, else 1. */
    public static void main(String[] args) {
        System.exit(run(args, System.out));
    }

    /** As {@link #main}, without the exit. @return 0 if the chain holds, 1 if not, 2 if the arguments are wrong */
    static int run(String[] args, PrintStream out) {
        if (args.length != 1) {
            out.println("usage: AuditVerifier DIRECTORY");
            return 2;
        }
        try {
            out.println("OK " + describe(verify(Path.of(args[0]))));
            return 0;
        } catch (AuditDamagedException e) {
            out.println("DAMAGED " + e.getMessage());
        } catch (IOException | RuntimeException e) {
            out.println("UNREADABLE " + e);
        }
        return 1;
    }

    private static String describe(VerifiedTrail trail) {
        return "records=" + trail.records() + " segments=" + trail.segments() + " first=" + trail.firstSeq()
                + " last=" + trail.lastSeq() + " hash=" + trail.lastHash() + " torn=" + trail.tornBytes()
                + " void=" + trail.voidBytes() + " findings=" + trail.findings();
    }
}
