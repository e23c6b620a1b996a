// SPDX-License-Identifier: Apache-2.0
package dev.prunella.loop;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An immutable map by names. A map with one name more or less shares all but a few nodes with the one before, so a change costs
 * about the same whether there are ten names or a hundred thousand. It is a hash array mapped trie (Bagwell, Ideal Hash Trees,
 * 2001). Goes through its names in an order that depends on nothing but the names.
 */
public final class NameMap<V> extends AbstractMap<String, V> {

    private static final int BITS = 5;
    private static final int MASK = (1 << BITS) - 1;
    private static final Node EMPTY = new Node(0, new Object[0]);

    private final Node root;
    private final int size;

    private NameMap(Node root, int size) {
        this.root = root;
        this.size = size;
    }

    /** The branches that are there, in the order of their bits: each a {@link Node} or a {@link Leaf}. */
    private static final class Node {

        private final int bitmap;
        private final Object[] slots;

        Node(int bitmap, Object[] slots) {
            this.bitmap = bitmap;
            this.slots = slots;
        }

        int index(int bit) {
            return Integer.bitCount(bitmap & (bit - 1));
        }

        Node replacing(int index, Object slot) {
            Object[] copy = slots.clone();
            copy[index] = slot;
            return new Node(bitmap, copy);
        }

        Node inserting(int bit, Object slot) {
            int index = index(bit);
            Object[] more = new Object[slots.length + 1];
            System.arraycopy(slots, 0, more, 0, index);
            more[index] = slot;
            System.arraycopy(slots, index, more, index + 1, slots.length - index);
            return new Node(bitmap | bit, more);
        }

        Node removing(int bit) {
            int index = index(bit);
            Object[] fewer = Arrays.copyOf(slots, slots.length - 1);
            System.arraycopy(slots, index + 1, fewer, index, slots.length - index - 1);
            return new Node(bitmap & ~bit, fewer);
        }
    }

    /** A name with its value, and others with the same hash code. */
    private record Leaf(String name, Object value, @Nullable Leaf next) {

        @Nullable
        Leaf without(String other) {
            Leaf rest = next == null ? null : next.without(other);
            return name.equals(other) ? rest : new Leaf(name, value, rest);
        }
    }

    /** A map without a name. */
    public static <V> NameMap<V> empty() {
        return new NameMap<>(EMPTY, 0);
    }

    /** The same with a name, whose earlier value it replaces. */
    public NameMap<V> with(String name, V value) {
        Leaf leaf = new Leaf(name, Objects.requireNonNull(value, "value"), null);
        return new NameMap<>(put(root, 0, leaf), containsKey(name) ? size : size + 1);
    }

    /** The same without a name. */
    public NameMap<V> without(String name) {
        return containsKey(name) ? new NameMap<>(remove(root, 0, name), size - 1) : this;
    }

    @Override
    public @Nullable V get(@Nullable Object key) {
        return key instanceof String name ? find(name) : null;
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return get(key) != null;
    }

    @Override
    public int size() {
        return size;
    }

    @SuppressWarnings("unchecked") // only values of V are ever put
    private @Nullable V find(String name) {
        int hash = name.hashCode();
        Object slot = root;
        for (int shift = 0; slot instanceof Node node; shift += BITS) {
            int bit = bit(hash, shift);
            slot = (node.bitmap & bit) == 0 ? null : node.slots[node.index(bit)];
        }
        for (Leaf leaf = (Leaf) slot; leaf != null; leaf = leaf.next) {
            if (leaf.name.equals(name)) {
                return (V) leaf.value;
            }
        }
        return null;
    }

    private static Node put(Node node, int shift, Leaf leaf) {
        int bit = bit(leaf.name.hashCode(), shift);
        if ((node.bitmap & bit) == 0) {
            return node.inserting(bit, leaf);
        }
        int index = node.index(bit);
        Object there = node.slots[index];
        Object both = there instanceof Node below
                ? put(below, shift + BITS, leaf)
                : together((Leaf) there, shift + BITS, leaf);
        return node.replacing(index, both);
    }

    private static Object together(Leaf there, int shift, Leaf leaf) {
        return there.name.hashCode() == leaf.name.hashCode()
                ? new Leaf(leaf.name, leaf.value, there.without(leaf.name))
                : put(put(EMPTY, shift, there), shift, leaf);
    }

    /** Of a name that is there. A node may be left with one branch, or none: the names of targets do not go and come by the million. */
    private static Node remove(Node node, int shift, String name) {
        int bit = bit(name.hashCode(), shift);
        int index = node.index(bit);
        Object there = node.slots[index];
        Object rest = there instanceof Node below ? remove(below, shift + BITS, name) : ((Leaf) there).without(name);
        boolean gone = rest == null || (rest instanceof Node below && below.bitmap == 0);
        return gone ? node.removing(bit) : node.replacing(index, Objects.requireNonNull(rest));
    }

    private static int bit(int hash, int shift) {
        return 1 << (hash >>> shift & MASK);
    }

    @Override
    public Set<Map.Entry<String, V>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Map.Entry<String, V>> iterator() {
                List<Map.Entry<String, V>> all = new ArrayList<>(size);
                collect(root, all);
                return List.copyOf(all).iterator();
            }

            @Override
            public int size() {
                return size;
            }
        };
    }

    @SuppressWarnings("unchecked") // only values of V are ever put
    private static <V> void collect(Node node, List<Map.Entry<String, V>> all) {
        for (Object slot : node.slots) {
            if (slot instanceof Node below) {
                collect(below, all);
            } else {
                for (Leaf leaf = (Leaf) slot; leaf != null; leaf = leaf.next) {
                    all.add(Map.entry(leaf.name, (V) leaf.value));
                }
            }
        }
    }
}
