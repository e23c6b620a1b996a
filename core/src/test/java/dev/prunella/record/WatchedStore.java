// SPDX-License-Identifier: Apache-2.0
package dev.prunella.record;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A store in memory that notes what is asked of it from its close on. */
final class WatchedStore {

    private final RecordedDisk disk = new RecordedDisk();
    private final List<String> sinceClose = new ArrayList<>();
    private boolean failsOnClose;

    AuditSession open(VirtualTime time) throws IOException {
        return AuditTrail.builder(store()).build().open(time, time, Map::of);
    }

    void failOnClose() {
        failsOnClose = true;
    }

    List<String> sinceClose() {
        return sinceClose;
    }

    private AuditStore store() {
        return (AuditStore) Proxy.newProxyInstance(
                AuditStore.class.getClassLoader(), new Class<?>[] {AuditStore.class}, (proxy, method, args) -> {
                    watch(method);
                    try {
                        return method.invoke(disk, args);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private void watch(Method method) throws IOException {
        boolean closes = method.getName().equals("close");
        if (!sinceClose.isEmpty() || closes) {
            sinceClose.add(method.getName());
        }
        if (closes && failsOnClose) {
            throw new IOException("as a network disk may");
        }
    }
}
