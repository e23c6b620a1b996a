// SPDX-License-Identifier: Apache-2.0
package dev.prunella.checks;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.io.ObjectInputStream;
import java.net.DatagramSocket;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URL;
import java.net.URLConnection;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.NetworkChannel;
import java.nio.channels.ServerSocketChannel;
import java.util.Set;

/** What the product promises not to do inside an application. ({@code sun.*} is refused by the compiler already.) */
final class PromiseLaw {

    /** One names the method in its message, the other asks Spring which method makes a bean. */
    private static final Set<String> METHODS_NAMED = Set.of("MisdeclaredBeanException", "PrunellaAutoConfiguration");

    static ArchRule noListeningPort(Tree tree) {
        return neverUses(
                tree,
                assignableTo(ServerSocket.class)
                        .or(assignableTo(ServerSocketChannel.class))
                        .or(assignableTo(AsynchronousServerSocketChannel.class))
                        .or(resideInAnyPackage("com.sun.net.httpserver..")));
    }

    /**
     * Whoever connects somewhere does it by a client that the application registered, in the actuators, or to an end point that it
     * named, in the probes of the network.
     */
    static ArchRule noOutboundTraffic(Tree tree) {
        return noClasses()
                .that(tree.shipped().and(resideOutsideOfPackages(tree.room("actuators"), tree.room("probes.network"))))
                .should()
                .dependOnClassesThat(assignableTo(Socket.class)
                        .or(assignableTo(DatagramSocket.class))
                        .or(assignableTo(NetworkChannel.class))
                        .or(assignableTo(URLConnection.class))
                        .or(assignableTo(URL.class))
                        .or(resideInAnyPackage("java.net.http..")));
    }

    static ArchRule noNativeCode(Tree tree) {
        return noClasses()
                .that(tree.shipped())
                .should()
                .accessTargetWhere(describe(
                        "load native code",
                        access -> Set.of("load", "loadLibrary")
                                        .contains(access.getTarget().getName())
                                && (access.getTargetOwner().isEquivalentTo(System.class)
                                        || access.getTargetOwner().isEquivalentTo(Runtime.class))));
    }

    static ArchRule noObjectsFromBytes(Tree tree) {
        return neverUses(tree, assignableTo(ObjectInputStream.class));
    }

    /** But of the methods that an application has annotated, in the rooms for that: found by Spring, and called by it or by us. */
    static ArchRule noReflection(Tree tree) {
        return noClasses()
                .that(tree.shipped().and(describe("know of no annotated method", type -> !knowsMethods(tree, type))))
                .should()
                .accessTargetWhere(describe("reflect", PromiseLaw::reflects))
                .orShould()
                .dependOnClassesThat(resideInAnyPackage("java.lang.reflect.."));
    }

    private static boolean knowsMethods(Tree tree, JavaClass type) {
        return resideInAnyPackage(tree.room("spring.declared"), tree.room("spring.guarded"))
                        .test(type)
                || METHODS_NAMED.contains(type.getSimpleName());
    }

    static ArchRule noShutdownHook(Tree tree) {
        return neverCall(tree.shipped(), Runtime.class.getName(), Set.of("addShutdownHook"));
    }

    /** A client's package may register anew the beans that the user asked that client for. */
    static ArchRule noManagementBean(Tree tree) {
        return neverCall(
                tree.shipped().and(resideOutsideOfPackage(tree.room("actuators"))),
                "javax.management.MBeanServerConnection",
                Set.of("registerMBean", "createMBean"));
    }

    private static ArchRule neverUses(Tree tree, DescribedPredicate<JavaClass> types) {
        return noClasses().that(tree.shipped()).should().dependOnClassesThat(types);
    }

    private static ArchRule neverCall(DescribedPredicate<JavaClass> types, String owner, Set<String> names) {
        return noClasses()
                .that(types)
                .should()
                .accessTargetWhere(describe(
                        "call " + names,
                        access -> names.contains(access.getTarget().getName())
                                && access.getTargetOwner().isAssignableTo(owner)));
    }

    private static boolean reflects(JavaAccess<?> access) {
        String name = access.getTarget().getName();
        return name.equals("setAccessible")
                || (access.getTargetOwner().isEquivalentTo(Class.class)
                        && (name.equals("forName") || name.startsWith("getDeclared") || name.equals("newInstance")));
    }
}
