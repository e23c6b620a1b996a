// SPDX-License-Identifier: Apache-2.0
package dev.prunella.record;

import java.io.InputStream;
import java.util.List;

/** The store of a trail that lives in memory: it keeps no bytes, since the trail keeps the latest records itself. */
final class RingAuditStore implements AuditStore {

    @Override
    public boolean survivesProcess() {
        return false;
    }

    @Override
    public List<Long> open() {
        return List.of();
    }

    @Override
    public InputStream read(long segment) {
        return InputStream.nullInputStream();
    }

    @Override
    public String name(long segment) {
        return "memory";
    }

    @Override
    public void setAside(long segment, long offset) {
        // there is nothing that could be torn
    }

    @Override
    public void resume(long segment) {
        // a ring begins empty
    }

    @Override
    public void begin(long segment) {
        // a ring has no segments
    }

    @Override
    public void append(byte[] bytes) {
        // the session's ring of records holds what is appended
    }

    @Override
    public void sync() {
        // memory is as durable as it gets at once
    }

    @Override
    public void retire(long segment) {
        // a ring has no segments
    }

    @Override
    public void close() {
        // nothing is held
    }
}
