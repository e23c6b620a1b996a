// SPDX-License-Identifier: Apache-2.0
package dev.prunella.detect.series;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;

/**
 * What an object of this package keeps in memory, with what it refers to: as the JVM lays it out
 * with compressed references, but for the padding. */
final class Footprint {

    private static final int HEADER = 16;
    private static final int REFERENCE = 4;

    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Deque<Object> left = new ArrayDeque<>();

    private Footprint() {}

    static long of(Object root) throws IllegalAccessException {
        Footprint footprint = new Footprint();
        footprint.reach(root);
        long bytes = 0;
        while (!footprint.left.isEmpty()) {
            bytes += footprint.measure(footprint.left.pop());
        }
        return bytes;
    }

    private void reach(Object object) {
        boolean ours = object != null
                && (object.getClass().isArray() || object.getClass().getName().startsWith("dev.prunella"));
        if (ours && seen.add(object)) {
            left.push(object);
        }
    }

    private long measure(Object object) throws IllegalAccessException {
        if (object.getClass().isArray()) {
            return measureArray(object);
        }
        long bytes = HEADER;
        for (Field field : object.getClass().getDeclaredFields()) {
            if (!Modifier.isStatic(field.getModifiers())) {
                bytes += bytes(field.getType());
                field.setAccessible(true);
                reach(field.getType().isPrimitive() ? null : field.get(object));
            }
        }
        return bytes;
    }

    private long measureArray(Object array) {
        Class<?> element = array.getClass().getComponentType();
        int length = Array.getLength(array);
        for (int i = 0; i < length && !element.isPrimitive(); i++) {
            reach(Array.get(array, i));
        }
        return HEADER + (long) length * bytes(element);
    }

    private static int bytes(Class<?> type) {
        if (type == long.class || type == double.class) {
            return Long.BYTES;
        }
        return type == boolean.class || type == byte.class ? 1 : REFERENCE;
    }
}
