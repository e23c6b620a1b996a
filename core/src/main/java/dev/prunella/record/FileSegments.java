// SPDX-License-Identifier: Apache-2.0
package dev.prunella.record;

import java.io.BufferedInputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The segments in a directory: their names, and reading them without owning the trail. */
final class FileSegments implements SegmentSource {

    private static final Pattern NAME = Pattern.compile("trail-([0-9]{10})\\.log");

    private final FileDirectory directory;

    FileSegments(FileDirectory directory) {
        this.directory = directory;
    }

    /** The numbers of the segments that are there, ascending. */
    List<Long> numbers() throws IOException {
        List<Long> numbers = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory.path())) {
            for (Path file : files) {
                Matcher matcher = NAME.matcher(file.getFileName().toString());
                if (matcher.matches()) {
                    numbers.add(Long.parseLong(matcher.group(1)));
                }
            }
        }
        Collections.sort(numbers);
        return numbers;
    }

    @Override
    public InputStream read(long segment) throws IOException {
        return new BufferedInputStream(
                new FileInputStream(directory.regular(name(segment)).toFile()), 1 << 16);
    }

    /** How many bytes the segment has now. */
    long size(long segment) throws IOException {
        return Files.size(directory.regular(name(segment)));
    }

    @Override
    public String name(long segment) {
        return String.format(Locale.ROOT, "trail-%010d.log", segment);
    }
}
