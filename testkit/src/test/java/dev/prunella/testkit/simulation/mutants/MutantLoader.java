// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.simulation.mutants;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongFunction;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassWriter;
import org.jspecify.annotations.Nullable;

/** Loads core and testkit anew, one class of them rewritten. */
final class MutantLoader extends ClassLoader {

    private final @Nullable Mutant mutant;

    private MutantLoader(@Nullable Mutant mutant) {
        super(MutantLoader.class.getClassLoader());
        this.mutant = mutant;
    }

    /** Runs seeds with the core as it is; gives the law that a seed breaks, and its sentence, or null. */
    static LongFunction<@Nullable String> untouched() throws ReflectiveOperationException {
        return new MutantLoader(null).seedRun();
    }

    /** Runs seeds with a mutant; fails if there is nothing that could be rewritten. */
    static LongFunction<@Nullable String> of(Mutant mutant) throws ReflectiveOperationException {
        MutantLoader loader = new MutantLoader(mutant);
        loader.loadClass(mutant.className());
        return loader.seedRun();
    }

    @SuppressWarnings("unchecked")
    private LongFunction<@Nullable String> seedRun() throws ReflectiveOperationException {
        return (LongFunction<@Nullable String>) loadClass("dev.prunella.testkit.simulation.SeedRun")
                .getConstructor()
                .newInstance();
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith("dev.prunella.")) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> known = findLoadedClass(name);
            return known == null ? define(name) : known;
        }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        try (InputStream bytes = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (bytes == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] original = bytes.readAllBytes();
            boolean concerned = mutant != null && name.equals(mutant.className());
            byte[] code = concerned ? rewritten(original, mutant) : original;
            return defineClass(name, code, 0, code.length);
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }

    private static byte[] rewritten(byte[] original, Mutant mutant) {
        ClassReader reader = new ClassReader(original);
        ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
        Rewriter rewriter = new Rewriter(writer, mutant);
        reader.accept(rewriter, 0);
        rewriter.requireApplied();
        return writer.toByteArray();
    }
}
