// SPDX-License-Identifier: Apache-2.0
package dev.prunella.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Records of which the later ones of a target overrule the earlier: each is appended once those before it are durable. */
final class InOrder {

    private final ReentrantLock lock = new ReentrantLock();
    /** By target, oldest first; the first of each has begun. */
    private final Map<String, Deque<Insistence>> waiting = new HashMap<>();

    void add(Insistence last) {
        if (isFirst(last)) {
            last.begin();
        }
    }

    private boolean isFirst(Insistence last) {
        lock.lock();
        try {
            Deque<Insistence> line = waiting.computeIfAbsent(last.target(), target -> new ArrayDeque<>());
            line.add(last);
            return line.size() == 1;
        } finally {
            lock.unlock();
        }
    }

    /** The next one begins. */
    void durable(Insistence done) {
        Insistence next = without(done);
        if (next != null) {
            next.begin();
        }
    }

    private @Nullable Insistence without(Insistence done) {
        lock.lock();
        try {
            Deque<Insistence> line = waiting.get(done.target());
            if (line == null || !line.remove(done)) {
                return null;
            }
            if (line.isEmpty()) {
                waiting.remove(done.target());
            }
            return line.peek();
        } finally {
            lock.unlock();
        }
    }

    /** All that wait begin, in their order, whether those before them are durable or not: later is too late. */
    void beginAll() {
        all().forEach(Insistence::begin);
    }

    private List<Insistence> all() {
        lock.lock();
        try {
            List<Insistence> all = new ArrayList<>();
            waiting.values().forEach(all::addAll);
            return all;
        } finally {
            lock.unlock();
        }
    }
}
