// SPDX-License-Identifier: Apache-2.0
package dev.prunella.checks.docs;

import dev.prunella.HealingSupervisor;
import dev.prunella.guard.CallOptions;
import dev.prunella.guard.Guard;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;

/** What {@code docs/guards.md} shows, compiled; {@link ReadmeTest} compares the two. */
final class GuardsExample {

    private GuardsExample() {}

    /** Some client, which charges an order once, or once for each key. */
    interface Client {
        Receipt charge(Order order) throws IOException;

        Receipt charge(Order order, String key) throws IOException;

        CompletionStage<Receipt> chargeAsync(Order order);
    }

    record Order(String id) {}

    record Receipt(String number) {}

    static List<Object> guarded(HealingSupervisor supervisor, Client client, Order order, ExecutorService executor)
            throws IOException {
        // region
        Guard payments = supervisor.guard("payments"); // stands before the target "payments", if there is one

        Receipt receipt = payments.call(() -> client.charge(order)); // throws what the call throws
        Receipt again = payments.call(CallOptions.idempotent(), () -> client.charge(order, order.id()));
        CompletionStage<Receipt> later = payments.callAsync(CallOptions.plain(), () -> client.chargeAsync(order));
        ExecutorService tasks = payments.around(executor); // also Runnable and Callable
        // endregion
        return List.of(receipt, again, later, tasks);
    }
}
