// SPDX-License-Identifier: Apache-2.0
package dev.prunella.benchmarks.heal;

/** All connections are reset. */
final class ResetOfAll implements Fault {

    @Override
    public String key() {
        return "reset";
    }

    @Override
    public String id() {
        return "H5";
    }

    @Override
    public String title() {
        return "reset of all connections";
    }

    @Override
    public String description() {
        return "Every connection is reset, new ones work: what a pool is built for, and where healing must not be in its way.";
    }

    @Override
    public Goal goal() {
        return Goal.none();
    }

    @Override
    public Scene scene() {
        return BehindProxy.with((proxy, dataSource) -> {
            long began = System.nanoTime();
            proxy.resetAll();
            return Strike.at(began);
        });
    }
}
