// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.guarded;

import static dev.prunella.spring.declared.Annotated.application;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.prunella.HealingSupervisor;
import dev.prunella.guard.BreakerState;
import dev.prunella.guard.GuardRejectedException;
import dev.prunella.guard.GuardStatus;
import dev.prunella.model.Actor;
import dev.prunella.spring.annotation.Guarded;
import dev.prunella.spring.annotation.HealthProbe;
import dev.prunella.spring.annotation.SelfHealing;
import jakarta.annotation.PostConstruct;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import org.aopalliance.intercept.MethodInterceptor;
import org.junit.jupiter.api.Test;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.SmartLifecycle;

/** Calls of annotated methods go through the guard that they name. */
class GuardedBeansTest {

    private final ApplicationContextRunner bank = application().withBean("bank", Bank.class, Bank::new);

    @Test
    void countsCallsThatSucceedAndThatFail() {
        bank.run(context -> {
            Bank bank = context.getBean(Bank.class);
            assertThat(bank.pay("ann")).isEqualTo("paid ann");
            assertThatThrownBy(() -> bank.refuse())
                    .isExactlyInstanceOf(IOException.class)
                    .hasMessage("no");

            await().untilAsserted(() -> {
                assertThat(status(context, "bank").ever().ok()).isEqualTo(1);
                assertThat(status(context, "bank").ever().failed()).isEqualTo(1);
            });
        });
    }

    @Test
    void turnsCallsAwayWhileTheBreakerIsOpen() {
        bank.run(context -> {
            Bank bank = context.getBean(Bank.class);
            open(context, "bank");

            assertThatThrownBy(() -> bank.pay("ann")).isInstanceOf(GuardRejectedException.class);
            assertThat(bank.payLater("ann").toCompletableFuture()).isCompletedExceptionally();
            assertThat(bank.plain()).isEqualTo("plain");
            assertThat(bank.calls()).isZero();
        });
    }

    @Test
    void guardsAStageUntilItEnds() {
        bank.run(context -> {
            Bank bank = context.getBean(Bank.class);
            assertThat(bank.payLater("ann").toCompletableFuture().get()).isEqualTo("paid ann");
            assertThatThrownBy(() -> bank.breakLater().get())
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseExactlyInstanceOf(IOException.class);

            await().untilAsserted(() ->
                    assertThat(status(context, "bank").ever().failed()).isEqualTo(1));
        });
    }

    @Test
    void makesOnlyIdempotentCallsAgain() {
        bank.run(context -> {
            Bank bank = context.getBean(Bank.class);
            bank.failOnce();
            assertThat(bank.balance()).isEqualTo(2);

            bank.failOnce();
            assertThatThrownBy(() -> bank.pay("ann")).hasMessage("failed");
        });
    }

    @Test
    void makesAnIdempotentStageAgainInTheClassLoaderOfTheApplication() {
        bank.run(context -> {
            Bank bank = context.getBean(Bank.class);
            bank.failOnce();
            assertThat(bank.balanceLater().get()).isSameAs(context.getClassLoader());
        });
    }

    @Test
    void guardsAClassButNotWhatItLivesBy() {
        application().withBean("feed", Feed.class, Feed::new).run(context -> {
            Feed feed = context.getBean(Feed.class);
            open(context, "feeds");

            assertThatThrownBy(feed::read).isInstanceOf(GuardRejectedException.class);
            assertThat(feed.isRunning()).isTrue();
            assertThat(feed.well()).isTrue();
            assertThat(feed.hashCode()).isNotZero();
            feed.other();
        });
    }

    @Test
    void guardsBehindAnInterface() {
        application().withBean("shop", Shop.class, FinalShop::new).run(context -> {
            Shop shop = context.getBean(Shop.class);
            assertThat(AopUtils.isJdkDynamicProxy(shop)).isTrue();
            open(context, "shop");
            assertThatThrownBy(shop::buy).isInstanceOf(GuardRejectedException.class);
        });
    }

    @Test
    void makesProxiesOfInterfacesWhereTheApplicationWantsThem() {
        application()
                .withBean("shop", Shop.class, OpenShop::new)
                .withPropertyValues("spring.aop.proxy-target-class=false")
                .run(context -> assertThat(AopUtils.isJdkDynamicProxy(context.getBean("shop")))
                        .isTrue());
    }

    @Test
    void guardsAClientThatIsNothingButAProxy() {
        application()
                .withBean(
                        "client",
                        Shop.class,
                        () -> ProxyFactory.getProxy(Shop.class, (MethodInterceptor) call -> "bought"))
                .run(context -> {
                    Shop client = context.getBean(Shop.class);
                    assertThat(client.buy()).isEqualTo("bought");
                    open(context, "shop");
                    assertThatThrownBy(client::buy).isInstanceOf(GuardRejectedException.class);
                });
    }

    @Test
    void letsCallsPassUntilSupervisionHasBegunAndOnceItIsOver() {
        Early[] kept = new Early[1];
        bank.withBean("early", Early.class, Early::new).run(context -> {
            kept[0] = context.getBean(Early.class);
            assertThat(kept[0].seen).isEqualTo("paid at the start");
            open(context, "bank");
            context.getSourceApplicationContext().stop();
            assertThat(kept[0].bank.pay("ann")).isEqualTo("paid ann");
        });
        assertThat(kept[0].bank.pay("ann")).isEqualTo("paid ann");
    }

    @Test
    void isNotThereWherePrunellaIsDisabled() {
        bank.withPropertyValues("prunella.enabled=false")
                .run(context ->
                        assertThat(AopUtils.isAopProxy(context.getBean("bank"))).isFalse());
    }

    @Test
    void leavesOtherBeansWithoutAProxy() {
        application()
                .withBean("plain", StringBuilder.class, () -> new StringBuilder())
                .withBean("own", Unguarded.class, Unguarded::new)
                .run(context -> {
                    assertThat(AopUtils.isAopProxy(context.getBean("own"))).isFalse();
                    assertThat(AopUtils.isAopProxy(context.getBean("plain"))).isFalse();
                });
    }

    private static void open(ApplicationContext context, String guard) {
        context.getBean(HealingSupervisor.class).guard(guard).forceOpen(Actor.person("ann"), "test");
        assertThat(status(context, guard).state()).isEqualTo(BreakerState.FORCED_OPEN);
    }

    private static GuardStatus status(ApplicationContext context, String guard) {
        return context.getBean(HealingSupervisor.class).guards().stream()
                .filter(each -> each.guard().equals(guard))
                .findFirst()
                .orElseThrow();
    }

    static class Early {
        @Autowired
        Bank bank;

        String seen;

        @PostConstruct
        void start() {
            seen = bank.pay("at the start");
        }
    }

    @Guarded("feeds")
    @SelfHealing
    public static class Feed implements SmartLifecycle {
        private volatile boolean running;

        public String read() {
            return "read";
        }

        @HealthProbe
        public boolean well() {
            return true;
        }

        void other() {}

        @Override
        public void start() {
            running = true;
        }

        @Override
        public void stop() {
            running = false;
        }

        @Override
        public boolean isRunning() {
            return running;
        }
    }

    interface Shop {
        @Guarded("shop")
        String buy();
    }

    static final class FinalShop implements Shop {
        @Override
        public String buy() {
            return "bought";
        }
    }

    static class OpenShop implements Shop {
        @Override
        public String buy() {
            return "bought";
        }
    }

    static class Unguarded {
        public void call() {}
    }
}
