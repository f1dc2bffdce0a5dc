package org.watchword.cdi;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * Enforces the rule of a bean's method. The first of all interceptors: nobody gets a transaction, a retry or a place in
 * an executor's queue ({@code @Asynchronous} of Jakarta Concurrency stands at {@code PLATFORM_BEFORE + 5}) before it is
 * known that they may; and on the thread of the request the caller is known.
 *
 * <p>Serializable, and what it holds is a client proxy, because beans of a passivating scope have no other
 * interceptors.
 */
@Guarded
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE)
public class AuthorizationInterceptor implements Serializable {

    private static final long serialVersionUID = 1L;

    /**
     * Injected into a field: an EJB container makes its interceptors by the constructor without parameters (Jakarta
     * Interceptors §2.2).
     */
    @Inject
    private @Nullable BeanAuthorization authorization;

    /** Called by the CDI container. */
    public AuthorizationInterceptor() {}

    /** Called by the CDI container. */
    @AroundInvoke
    public @Nullable Object authorize(InvocationContext call) throws Exception {
        if (authorization == null) {
            throw new IllegalStateException("made without injection");
        }
        authorization.check(call.getTarget().getClass(), call.getMethod());
        return call.proceed();
    }
}
