// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.simulation.mutants;

import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/** Applies a mutant's rewrite while a class is copied. */
final class Rewriter extends ClassVisitor {

    private final Mutant mutant;
    private int applied;

    Rewriter(ClassVisitor out, Mutant mutant) {
        super(Opcodes.ASM9, out);
        this.mutant = mutant;
    }

    /** A mutant that changes nothing would be taken for one that nobody finds. */
    void requireApplied() {
        if (applied == 0) {
            throw new IllegalStateException(
                    mutant + ": nothing of " + mutant.type() + "." + mutant.method() + " was rewritten");
        }
    }

    @Override
    public MethodVisitor visitMethod(int access, String name, String descriptor, String signature, String[] thrown) {
        MethodVisitor out = super.visitMethod(access, name, descriptor, signature, thrown);
        boolean bridge = (access & Opcodes.ACC_BRIDGE) != 0;
        if (!mutant.means(name, descriptor) || bridge) {
            return out;
        }
        if (mutant.rewrite() instanceof Rewrite.Body body) {
            applied++;
            out.visitCode();
            body.emit().accept(out);
            out.visitMaxs(0, 0);
            out.visitEnd();
            return null;
        }
        return new CallRemover(out, (Rewrite.Call) mutant.rewrite());
    }

    private final class CallRemover extends MethodVisitor {

        private final Rewrite.Call call;

        CallRemover(MethodVisitor out, Rewrite.Call call) {
            super(Opcodes.ASM9, out);
            this.call = call;
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            if (!name.equals(call.method()) || !owner.endsWith(call.owner())) {
                super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
                return;
            }
            applied++;
            Type[] arguments = Type.getArgumentTypes(descriptor);
            for (int i = arguments.length - 1; i >= 0; i--) {
                visitInsn(arguments[i].getSize() == 2 ? Opcodes.POP2 : Opcodes.POP);
            }
            if (opcode != Opcodes.INVOKESTATIC) {
                visitInsn(Opcodes.POP);
            }
            call.emit().accept(this);
        }
    }
}
