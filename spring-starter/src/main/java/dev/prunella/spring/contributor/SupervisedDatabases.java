// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.contributor;

import dev.prunella.spring.Found;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.beans.factory.ListableBeanFactory;

/**
 * Which contributors of Spring Boot ask a database through a pool that is a target itself. Its probes see more than they do, and a second
 * borrower would wait in the same queue.
 */
final class SupervisedDatabases {

    private static final String DB = "db";

    private final ListableBeanFactory beans;
    private final Supplier<Set<String>> supervised;

    /** @param supervised names of targets */
    SupervisedDatabases(ListableBeanFactory beans, Supplier<Set<String>> supervised) {
        this.beans = beans;
        this.supervised = supervised;
    }

    /** {@code db} itself stands for the only data source, {@code db/NAME} for the bean of that name. */
    boolean include(String path) {
        if (path.equals(DB)) {
            List<String> dataSources = List.of(beans.getBeanNamesForType(DataSource.class, true, false));
            return !dataSources.isEmpty()
                    && supervised
                            .get()
                            .containsAll(dataSources.stream().map(Found::nameOf).toList());
        }
        return path.startsWith(DB + "/") && supervised.get().contains(Found.nameOf(path.substring(DB.length() + 1)));
    }
}
