// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.doctor;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A JDBC driver whose settings have the names that are looked for here, and what it does without them. */
enum JdbcDriver {
    /** Has no time-out and no keepalive unless it is told. */
    POSTGRESQL("org.postgresql.", false, "30"),
    /** Has no time-out unless it is told. */
    MYSQL("com.mysql.", true, "30000"),
    /** The same. */
    MARIADB("org.mariadb.", true, "30000");

    private final String classes;
    private final Pattern url;
    private final boolean keepAlive;
    private final String halfAMinute;

    JdbcDriver(String classes, boolean keepAlive, String halfAMinute) {
        this.classes = classes;
        this.keepAlive = keepAlive;
        this.halfAMinute = halfAMinute;
        // a driver that wraps another stands between: jdbc:otel:postgresql:
        url = Pattern.compile("jdbc:([a-z0-9+-]+:)*" + name().toLowerCase(Locale.ROOT) + "\\b.*", Pattern.DOTALL);
    }

    /** The driver of a URL, or of a data source's class; null for one that is not known here. Either may be empty. */
    static @Nullable JdbcDriver of(String url, String dataSourceClass) {
        return Arrays.stream(values())
                .filter(each ->
                        each.url.matcher(url).matches() || (url.isEmpty() && dataSourceClass.startsWith(each.classes)))
                .findFirst()
                .orElse(null);
    }

    /** Whether it asks the system to keep an idle connection alive without being told. */
    boolean keepsAliveByDefault() {
        return keepAlive;
    }

    /** Thirty seconds in its unit of {@code socketTimeout}. */
    String halfAMinute() {
        return halfAMinute;
    }
}
