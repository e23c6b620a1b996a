// SPDX-License-Identifier: Apache-2.0
package dev.prunella.engine;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/** What is logged below {@code dev.prunella} while it is open, with the logging context of each line. */
final class LogCapture extends AppenderBase<ILoggingEvent> implements AutoCloseable {

    private final Logger logger = (Logger) LoggerFactory.getLogger("dev.prunella");
    private final List<ILoggingEvent> lines = new CopyOnWriteArrayList<>();

    static LogCapture begin() {
        LogCapture capture = new LogCapture();
        capture.start();
        capture.logger.setLevel(Level.DEBUG);
        capture.logger.setAdditive(false);
        capture.logger.addAppender(capture);
        return capture;
    }

    @Override
    protected void append(ILoggingEvent event) {
        event.prepareForDeferredProcessing();
        lines.add(event);
    }

    List<ILoggingEvent> lines() {
        return lines;
    }

    /** What the loop said of its phases. */
    List<ILoggingEvent> phases() {
        return lines.stream()
                .filter(line -> line.getLoggerName().equals("dev.prunella.healing"))
                .toList();
    }

    @Override
    public void close() {
        logger.detachAppender(this);
        logger.setLevel(null);
        logger.setAdditive(true);
    }
}
