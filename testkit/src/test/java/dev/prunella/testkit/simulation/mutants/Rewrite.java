// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.simulation.mutants;

import java.util.function.Consumer;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/** A change of one method's bytecode. */
sealed interface Rewrite {

    /** The whole body is another one. */
    record Body(Consumer<MethodVisitor> emit) implements Rewrite {}

    /** A call within the body is not made; what is emitted stands for its result. */
    record Call(String owner, String method, Consumer<MethodVisitor> emit) implements Rewrite {}

    static Rewrite permits() {
        return new Body(out -> {
            out.visitMethodInsn(
                    Opcodes.INVOKESTATIC,
                    "dev/prunella/decide/Answer",
                    "permit",
                    "()Ldev/prunella/decide/Answer;",
                    true);
            out.visitInsn(Opcodes.ARETURN);
        });
    }

    static Rewrite doesNothing() {
        return new Body(out -> out.visitInsn(Opcodes.RETURN));
    }

    static Rewrite returnsThis() {
        return new Body(out -> {
            out.visitVarInsn(Opcodes.ALOAD, 0);
            out.visitInsn(Opcodes.ARETURN);
        });
    }

    static Rewrite returnsInt(int value) {
        return new Body(out -> {
            out.visitIntInsn(Opcodes.SIPUSH, value);
            out.visitInsn(Opcodes.IRETURN);
        });
    }

    static Rewrite returnsTrue() {
        return returnsInt(1);
    }

    /** Gives what a field of the first argument holds. */
    static Rewrite returnsFieldOfArgument(String owner, String field, String type) {
        return new Body(out -> {
            out.visitVarInsn(Opcodes.ALOAD, 1);
            out.visitFieldInsn(Opcodes.GETFIELD, owner, field, type);
            out.visitInsn(Opcodes.ARETURN);
        });
    }

    static Rewrite returnsConstant(String owner, String field, String type) {
        return new Body(out -> {
            out.visitFieldInsn(Opcodes.GETSTATIC, owner, field, type);
            out.visitInsn(Opcodes.ARETURN);
        });
    }

    /** Calls another method of the same object with the first arguments of this one. */
    static Rewrite becomes(String owner, String method, String descriptor) {
        return new Body(out -> {
            out.visitVarInsn(Opcodes.ALOAD, 0);
            int slot = 1;
            for (Type argument : Type.getArgumentTypes(descriptor)) {
                out.visitVarInsn(argument.getOpcode(Opcodes.ILOAD), slot);
                slot += argument.getSize();
            }
            out.visitMethodInsn(Opcodes.INVOKEVIRTUAL, owner, method, descriptor, false);
            out.visitInsn(Type.getReturnType(descriptor).getOpcode(Opcodes.IRETURN));
        });
    }

    /** Calls a static method with the first argument of this one, which is static too. */
    static Rewrite callsStatic(String owner, String method, String descriptor) {
        return new Body(out -> {
            out.visitVarInsn(Opcodes.ALOAD, 0);
            out.visitMethodInsn(Opcodes.INVOKESTATIC, owner, method, descriptor, false);
            out.visitInsn(Type.getReturnType(descriptor).getOpcode(Opcodes.IRETURN));
        });
    }

    static Rewrite skipsCall(String owner, String method) {
        return new Call(owner, method, out -> {});
    }

    static Rewrite callGivesInt(String owner, String method, int value) {
        return new Call(owner, method, out -> out.visitIntInsn(Opcodes.SIPUSH, value));
    }

    static Rewrite callGivesLong(String owner, String method, long value) {
        return new Call(owner, method, out -> out.visitLdcInsn(value));
    }
}
