// SPDX-License-Identifier: Apache-2.0
package dev.prunella.samples.orders.app;

import org.springframework.data.jpa.repository.JpaRepository;

/** All orders. */
interface PlacedOrders extends JpaRepository<PlacedOrder, Long> {}
