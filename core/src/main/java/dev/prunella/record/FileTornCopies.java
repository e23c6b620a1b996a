// SPDX-License-Identifier: Apache-2.0
package dev.prunella.record;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Sets aside what a crash left unfinished: a copy beside the segment, of which the newest 64 are kept. */
final class FileTornCopies {

    private final FileDirectory directory;

    FileTornCopies(FileDirectory directory) {
        this.directory = directory;
    }

    /** Copies the end of a segment and cuts it off, or removes the whole segment at offset 0; each step is durable. */
    void setAside(String segment, long offset) throws IOException {
        Path file = directory.regular(segment);
        copy(file, freeName(segment + ".torn-" + offset), offset);
        directory.sync();
        if (offset == 0) {
            Files.delete(file);
        } else {
            try (RandomAccessFile cut = new RandomAccessFile(file.toFile(), "rw")) {
                cut.setLength(offset);
                cut.getFD().sync();
            }
        }
        removeOldest();
        directory.sync();
    }

    private void copy(Path from, String name, long offset) throws IOException {
        Path copy = directory.create(name);
        try (RandomAccessFile in = new RandomAccessFile(from.toFile(), "r");
                FileOutputStream out = new FileOutputStream(copy.toFile())) {
            in.seek(offset);
            byte[] buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read > 0; read = in.read(buffer)) {
                out.write(buffer, 0, read);
            }
            out.getFD().sync();
        }
    }

    private String freeName(String wanted) {
        String name = wanted;
        for (int i = 1; Files.exists(directory.resolve(name)); i++) {
            name = wanted + "." + i;
        }
        return name;
    }

    private void removeOldest() throws IOException {
        List<Path> copies = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory.path(), "trail-*.log.torn-*")) {
            files.forEach(copies::add);
        }
        Collections.sort(copies);
        while (copies.size() > AuditLimits.TORN_COPIES) {
            Files.delete(copies.remove(0));
        }
    }
}
