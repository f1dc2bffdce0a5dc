package org.watchword.token;

import java.util.function.Function;

/** What one step of verifying comes to: a value for the next step, or the reason to stop. */
sealed interface Outcome<T> {

    record Good<T>(T value) implements Outcome<T> {
        @Override
        public <R> R fold(Function<? super T, R> next, Function<RejectionReason, R> stop) {
            return next.apply(value);
        }
    }

    record Bad<T>(RejectionReason reason) implements Outcome<T> {
        @Override
        public <R> R fold(Function<? super T, R> next, Function<RejectionReason, R> stop) {
            return stop.apply(reason);
        }
    }

    <R> R fold(Function<? super T, R> next, Function<RejectionReason, R> stop);

    static <T> Outcome<T> good(T value) {
        return new Good<>(value);
    }

    static <T> Outcome<T> bad(RejectionReason reason) {
        return new Bad<>(reason);
    }
}
