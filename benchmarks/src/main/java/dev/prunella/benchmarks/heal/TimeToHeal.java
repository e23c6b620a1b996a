// SPDX-License-Identifier: Apache-2.0
package dev.prunella.benchmarks.heal;

import dev.prunella.benchmarks.report.MachineFacts;
import dev.prunella.benchmarks.report.SvgPlot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Measures how long faults last, with Prunella and without, and writes the page of results. */
public final class TimeToHeal {

    private static final List<Fault> FAULTS = List.of(
            new Demotion(),
            new HalfOpen(),
            new HalfOpenBehindPooler(),
            new Wedge(),
            new WedgeForGood(),
            new ResetOfAll(),
            new DatabaseDown(),
            new Leak());
    private static final Variant OURS = new Supervised();
    private static final List<Variant> VARIANTS = List.of(OURS, Alone.asItComes(), Alone.careful(), Alone.expert());

    private final Options options;
    private boolean peersAreWarm;

    private TimeToHeal(Options options) {
        this.options = options;
    }

    /** Measures; see {@link Options#HELP}. */
    public static void main(String[] arguments) throws IOException, SQLException, InterruptedException {
        if (Arrays.asList(arguments).contains("--help")) {
            String keys = FAULTS.stream().map(Fault::key).collect(Collectors.joining(" "));
            System.out.println(Options.HELP.formatted(keys + " " + PlatformRestart.KEY));
            return;
        }
        new TimeToHeal(Options.parse(arguments)).measure(String.join(" ", arguments));
    }

    private void measure(String arguments) throws IOException, SQLException, InterruptedException {
        PlatformRestart.Times restart =
                options.wants(PlatformRestart.KEY) ? PlatformRestart.measure(options.runs()) : null;
        List<Row> rows = new ArrayList<>();
        for (Fault fault : FAULTS) {
            if (options.wants(fault.key())) {
                rows.add(new Row(fault, results(fault)));
            }
        }
        ResultsPage page = new ResultsPage(options, rows, restart);
        write(options.out(), page.text(arguments, MachineFacts.line()));
        write(options.plot(), SvgPlot.of(HealPlot.of(rows, restart)));
    }

    private Map<Variant, List<Measured>> results(Fault fault) throws IOException, SQLException, InterruptedException {
        warmUp(fault);
        Map<Variant, List<Measured>> results = new LinkedHashMap<>();
        VARIANTS.forEach(variant -> results.put(variant, new ArrayList<>()));
        // by turns, so that a busy minute of the machine does not fall on one of them alone
        for (int run = 1; run <= Math.max(options.runs(), options.peerRuns()); run++) {
            for (Map.Entry<Variant, List<Measured>> entry : results.entrySet()) {
                if (another(entry.getKey(), entry.getValue())) {
                    entry.getValue().add(run(fault, entry.getKey()));
                }
            }
        }
        return results;
    }

    private void warmUp(Fault fault) throws IOException, SQLException, InterruptedException {
        for (Variant variant : VARIANTS) {
            if (fault.warmsUp() && (variant == OURS || !peersAreWarm)) {
                new Trial(fault, Trial.WARM_UP).run(variant);
            }
        }
        peersAreWarm |= fault.warmsUp();
    }

    private boolean another(Variant variant, List<Measured> before) {
        if (variant == OURS) {
            return before.size() < options.runs();
        }
        return before.size() < options.peerRuns() && before.stream().allMatch(run -> run.recovery() != null);
    }

    private Measured run(Fault fault, Variant variant) throws IOException, SQLException, InterruptedException {
        Measured measured = new Trial(fault, fault.patience(options.patience())).run(variant);
        System.out.println(fault.key() + ", " + variant.name() + ": " + RawRow.recovery(measured) + ", "
                + measured.failed() + " failed, " + measured.hung() + " hung, beside: " + measured.beside()
                + ", " + measured.healing().actions());
        return measured;
    }

    private static void write(Path file, String text) throws IOException {
        Path directory = file.toAbsolutePath().getParent();
        if (directory != null) {
            Files.createDirectories(directory);
        }
        Files.writeString(file, text);
        System.out.println("written: " + file);
    }
}
