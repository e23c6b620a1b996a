// SPDX-License-Identifier: Apache-2.0
/**
 * What the loop expects of the code that users give it, one test class an extension point, to be extended by the tests of that
 * code. Needs JUnit Jupiter, which the user brings. Nothing here knows how the loop works, only what its interfaces promise.
 */
@NullMarked
package dev.prunella.testkit.contract;

import org.jspecify.annotations.NullMarked;
