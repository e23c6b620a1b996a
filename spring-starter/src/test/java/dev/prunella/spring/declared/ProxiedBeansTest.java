// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.declared;

import static dev.prunella.spring.declared.Annotated.inVirtualTime;
import static dev.prunella.spring.declared.Annotated.pass;
import static dev.prunella.spring.declared.Annotated.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.prunella.model.Health;
import dev.prunella.spring.annotation.HealthProbe;
import dev.prunella.spring.annotation.Remediation;
import dev.prunella.spring.annotation.SelfHealing;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.aopalliance.intercept.MethodInterceptor;
import org.junit.jupiter.api.Test;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.core.Ordered;

/** Annotated beans behind proxies such as those of transactions. */
class ProxiedBeansTest {

    @Test
    void findsMethodsBehindAProxyOfTheClassAndCallsThemThroughIt() {
        with(true).withBean("ledger", Ledger.class, Ledger::new).run(context -> {
            assertThat(AopUtils.isCglibProxy(context.getBean("ledger"))).isTrue();
            heals(context);
            assertThat(context.getBean(Transactions.class).begun)
                    .contains("balanced", "rebuild")
                    .doesNotContain("look");
        });
    }

    @Test
    void callsAFinalMethodOnTheBeanItself() {
        with(true).withBean("ledger", FinalLedger.class, FinalLedger::new).run(context -> {
            pass(context, Duration.ofMinutes(1));
            assertThat(status(context, "ledger").health()).isEqualTo(Health.HEALTHY);
            assertThat(context.getBean(Transactions.class).begun).isEmpty();
        });
    }

    @Test
    void callsMethodsOfTheInterfaceThroughItsProxyAndOthersOnTheBeanItself() {
        with(false).withBean("ledger", Ledger.class, Ledger::new).run(context -> {
            assertThat(AopUtils.isJdkDynamicProxy(context.getBean("ledger"))).isTrue();
            heals(context);
            assertThat(context.getBean(Transactions.class).begun)
                    .contains("balanced")
                    .doesNotContain("rebuild");
        });
    }

    @Test
    void findsAnnotationsOfAnInterface() {
        with(false).withBean("ledger", PlainLedger.class, PlainLedger::new).run(context -> {
            pass(context, Duration.ofMinutes(1));
            assertThat(status(context, "ledger").health()).isEqualTo(Health.HEALTHY);
            assertThat(context.getBean(Transactions.class).begun).contains("balanced");
        });
    }

    private static void heals(ApplicationContext context) {
        Book book = context.getBean(Book.class);
        pass(context, Duration.ofMinutes(1));
        book.balanced = false;
        pass(context, Duration.ofMinutes(2));
        assertThat(book.rebuilt).hasValue(1);
        assertThat(status(context, "ledger").health()).isEqualTo(Health.HEALTHY);
    }

    private static ApplicationContextRunner with(boolean classes) {
        return inVirtualTime()
                .withBean(Book.class, Book::new)
                .withBean(Transactions.class, () -> new Transactions(classes));
    }

    /** What a bean and its proxy share, so that it can be seen which of the two was called. */
    static final class Book {
        volatile boolean balanced = true;
        final AtomicInteger rebuilt = new AtomicInteger();
    }

    /** Puts a proxy around ledgers that notes what is called, as one that begins transactions would. */
    static final class Transactions implements BeanPostProcessor, Ordered {
        final List<String> begun = new CopyOnWriteArrayList<>();
        private final boolean classes;

        Transactions(boolean classes) {
            this.classes = classes;
        }

        /** As those of Spring are. */
        @Override
        public int getOrder() {
            return Ordered.HIGHEST_PRECEDENCE;
        }

        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
            if (!name.equals("ledger")) {
                return bean;
            }
            ProxyFactory proxies = new ProxyFactory(bean);
            proxies.setProxyTargetClass(classes);
            proxies.addAdvice((MethodInterceptor) call -> {
                begun.add(call.getMethod().getName());
                return call.proceed();
            });
            return proxies.getProxy();
        }
    }

    interface Balanced {
        boolean balanced();
    }

    @SelfHealing
    static class Ledger implements Balanced {

        @Autowired
        Book book;

        @Override
        @HealthProbe
        public boolean balanced() {
            return book.balanced;
        }

        @Remediation
        void rebuild() {
            book.rebuilt.incrementAndGet();
            book.balanced = true;
        }
    }

    @SelfHealing
    static class FinalLedger {

        @Autowired
        Book book;

        @HealthProbe
        final boolean look() {
            return book.balanced;
        }
    }

    @SelfHealing
    interface Audited {
        @HealthProbe
        boolean balanced();
    }

    static final class PlainLedger implements Audited {
        @Override
        public boolean balanced() {
            return true;
        }
    }
}
