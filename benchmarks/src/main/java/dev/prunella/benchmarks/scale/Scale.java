// SPDX-License-Identifier: Apache-2.0
package dev.prunella.benchmarks.scale;

import dev.prunella.benchmarks.report.MachineFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** P3: measures what many targets cost, and writes the page of results. */
public final class Scale {

    private final Options options;
    private final Map<Way, Map<Integer, List<Cost>>> costs = new EnumMap<>(Way.class);
    private final Map<Storm.Scene, double[]> storms = new EnumMap<>(Storm.Scene.class);

    private Scale(Options options) {
        this.options = options;
    }

    /** Measures; see {@link Options} for the arguments. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Options options = Options.parse(arguments);
        Scale scale = new Scale(options);
        for (int run = 1; run <= options.runs(); run++) {
            // by turns, so that a busy minute of the machine does not fall on one of them alone
            scale.trials();
        }
        for (Storm.Scene scene : Storm.Scene.values()) {
            scale.storm(scene);
        }
        String saturation = Child.run(Saturation.class, options.warmUpSeconds(), options.seconds());
        double looks = Line.parse(Saturation.KEY, saturation, 1)[0];
        String head = "%s · %s · `%s`"
                .formatted(LocalDate.now(ZoneOffset.UTC), MachineFacts.javaLine(), Options.command(arguments));
        ScalePage page = new ScalePage(options, scale.costs, scale.storms, looks);
        Files.writeString(options.out(), page.text(head, MachineFacts.load()));
        System.out.println("written: " + options.out());
    }

    private void trials() throws IOException, InterruptedException {
        for (int things : options.sizes()) {
            for (Way way : Way.values()) {
                String line = Child.run(Trial.class, way.name(), things, options.warmUpSeconds(), options.seconds());
                System.out.println(way + " " + things + " " + line);
                costs.computeIfAbsent(way, key -> new TreeMap<>())
                        .computeIfAbsent(things, key -> new ArrayList<>())
                        .add(Cost.parse(line));
            }
        }
    }

    /** The first storms of a process find its code not compiled yet: half of them are warm-up. */
    private void storm(Storm.Scene scene) throws IOException, InterruptedException {
        int all = 2 * options.storms();
        String line = Child.run(Storm.class, scene.name(), ScalePage.STORM_TARGETS, all);
        System.out.println(scene + " " + line);
        storms.put(scene, Arrays.copyOfRange(Line.parse(Storm.KEY, line, all), options.storms(), all));
    }
}
