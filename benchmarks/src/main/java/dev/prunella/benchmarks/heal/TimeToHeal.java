// SPDX-License-Identifier: Apache-2.0
package dev.prunella.benchmarks.heal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Measures how long faults last, with Prunella and without, and writes the page of results. */
public final class TimeToHeal {

    private static final List<Fault> FAULTS = List.of(new Demotion());
    private static final Variant OURS = new Supervised();
    private static final List<Variant> VARIANTS = List.of(OURS, Alone.asItComes(), Alone.careful());

    private final Options options;

    private TimeToHeal(Options options) {
        this.options = options;
    }

    /** Measures; see {@link Options#HELP}. */
    public static void main(String[] arguments) throws IOException, SQLException, InterruptedException {
        if (Arrays.asList(arguments).contains("--help")) {
            System.out.println(Options.HELP);
            return;
        }
        new TimeToHeal(Options.parse(arguments)).measure(String.join(" ", arguments));
    }

    private void measure(String arguments) throws IOException, SQLException, InterruptedException {
        ResultsPage page = new ResultsPage(options, arguments, MachineFacts.line());
        for (Fault fault : FAULTS) {
            page.add(fault, results(fault));
        }
        Path directory = options.out().toAbsolutePath().getParent();
        if (directory != null) {
            Files.createDirectories(directory);
        }
        Files.writeString(options.out(), page.text());
        System.out.println("written: " + options.out());
    }

    private Map<Variant, List<Measured>> results(Fault fault) throws IOException, SQLException, InterruptedException {
        Map<Variant, List<Measured>> results = new LinkedHashMap<>();
        for (Variant variant : VARIANTS) {
            results.put(variant, new ArrayList<>());
            new Trial(fault, Trial.WARM_UP).run(variant);
        }
        // by turns, so that a busy minute of the machine does not fall on one of them alone
        for (int run = 1; run <= Math.max(options.runs(), options.peerRuns()); run++) {
            for (Variant variant : VARIANTS) {
                if (run <= (variant == OURS ? options.runs() : options.peerRuns())) {
                    Measured measured = new Trial(fault, options.patience()).run(variant);
                    results.getOrDefault(variant, new ArrayList<>()).add(measured);
                    System.out.println(fault.id() + ", " + variant.name() + ", run " + run + ": "
                            + RawRow.recovery(measured) + ", " + measured.failed() + " failed");
                }
            }
        }
        return results;
    }
}
