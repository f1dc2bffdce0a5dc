package org.watchword.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ejb.EJBAccessException;
import jakarta.ejb.EJBException;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.lang.reflect.UndeclaredThrowableException;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.watchword.api.AccessRefusedException;
import org.watchword.api.AuthPrincipal;
import org.watchword.api.Failure;
import org.watchword.config.Configuration;
import org.watchword.config.Setting;
import org.watchword.config.SettingSource;
import org.watchword.container.ContainerIntegration;
import org.watchword.container.HostLogin;
import org.watchword.key.JwsAlgorithm;
import org.watchword.key.KeyRing;
import org.watchword.key.KeyRingSource;
import org.watchword.key.Keys;
import org.watchword.key.SigningKey;
import org.watchword.key.VerificationKey;
import org.watchword.path.FacesPages;
import org.watchword.path.PathRules;
import org.watchword.principal.PrincipalMapper;
import org.watchword.report.Report;
import org.watchword.report.ResourceRules;
import org.watchword.spi.RefusalListener;
import org.watchword.start.FilterSettings;
import org.watchword.token.AccessTokenClaims;
import org.watchword.token.Revocations;
import org.watchword.token.TokenPolicy;
import org.watchword.token.TokenSettings;
import org.watchword.token.TokenSigner;
import org.watchword.token.TokenVerifier;
import org.watchword.transport.CorsPolicy;
import org.watchword.transport.CrossOrigin;
import org.watchword.transport.CsrfCheck;

class AuthFilterTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final SecretKeySpec SECRET =
            new SecretKeySpec("a secret for tests of 32+ bytes!!".getBytes(StandardCharsets.UTF_8), "HmacSHA256");
    private static final KeyRing RING = KeyRing.signing(
            List.of(new VerificationKey("k", JwsAlgorithm.HS256, SECRET)),
            new SigningKey("k", JwsAlgorithm.HS256, SECRET));

    private final Map<String, String> settings = new HashMap<>();
    private KeyRingSource keys = KeyRingSource.of(RING);
    private final TestResponse response = new TestResponse();
    private final List<String> told = new ArrayList<>();
    private RefusalListener listener =
            (request, caller, failure) -> told.add(response.status() + " " + failure.reason());
    private boolean containerCaller;
    private String cookie;
    private HostLogin hostLogin = HostLogin.none();
    private HttpServletRequest seen;
    /** Of the filter that was made last. */
    private TokenCallers callers;

    @Test
    void withoutATokenTheRequestGoesOnAsAnonymous() throws Exception {
        pass(TestRequest.get("/open").build());

        assertThat(seen.getUserPrincipal()).isNull();
        assertThat(seen.getRemoteUser()).isNull();
        assertThat(seen.getAuthType()).isNull();
    }

    @Test
    void aValidTokenMakesTheCallerWhomTheApplicationSees() throws Exception {
        pass(bearer("/open", token("ada", Set.of("user"), NOW.plusSeconds(60))).build());

        assertThat(seen.getUserPrincipal()).isInstanceOf(AuthPrincipal.class);
        AuthPrincipal caller = (AuthPrincipal) seen.getUserPrincipal();
        assertThat(caller.getName()).isEqualTo("ada");
        assertThat(caller.getSubject()).isEqualTo("id-of-ada");
        assertThat(caller.getRoles()).containsExactly("user");
        assertThat(caller.getPermissions()).containsExactly("phones:write");
        assertThat(caller.getSessionId()).contains("session-1");
        assertThat(caller.getExpiresAt()).contains(NOW.plusSeconds(60));
        assertThat(caller.getClaims()).containsEntry("upn", "ada");
        assertThat(seen.getRemoteUser()).isEqualTo("ada");
        assertThat(seen.getAuthType()).isEqualTo("Bearer");
        assertThat(seen.isUserInRole("user")).isTrue();
        assertThat(seen.isUserInRole("admin")).isFalse();
        assertThat(seen.isUserInRole("*")).isFalse();
        assertThat(seen.isUserInRole("**")).isTrue();
    }

    @Test
    void theCallerHasTheTokenAsItCameToPassItOnAndPrintsNothingOfIt() throws Exception {
        String token = token("ada", Set.of("user"), NOW.plusSeconds(60));

        pass(bearer("/open", token).build());

        AuthPrincipal caller = (AuthPrincipal) seen.getUserPrincipal();
        assertThat(caller.token().orElseThrow().text()).isEqualTo(token);
        assertThat(caller.token().toString()).doesNotContain(token.substring(0, 10));
        assertThat(caller.toString()).isEqualTo("ada");
        assertThat(PrincipalMapper.anonymous().token()).isEmpty();
    }

    @Test
    void aStaleTokenKeepsNobodyFromAPublicPage() throws Exception {
        pass(bearer("/open", token("ada", Set.of("user"), NOW.minusSeconds(3600)))
                .build());

        assertThat(seen.getUserPrincipal()).isNull();
    }

    @Test
    void aStaleTokenIsRefusedEverywhereWhereTheHostAsksForIt() throws Exception {
        settings.put("watchword.reject-invalid-tokens", "always");

        pass(bearer("/open", token("ada", Set.of("user"), NOW.minusSeconds(3600)))
                .build());

        assertThat(seen).isNull();
        assertThat(response.status()).isEqualTo(401);
        assertThat(response.body()).contains("\"reason\":\"token_expired\"");
        assertThat(response.header("WWW-Authenticate")).contains("error=\"invalid_token\"");
    }

    @Test
    void aProtectedPathAnswers401WithoutATokenAndNamesTheReasonOfABadOne() throws Exception {
        settings.put("watchword.paths.authenticated", "/api/*");

        pass(TestRequest.get("/api/x").build());
        assertThat(seen).isNull();
        assertThat(response.status()).isEqualTo(401);
        assertThat(response.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"watchword\"");
        assertThat(response.header("Content-Type")).isEqualTo("application/json");

        pass(bearer("/api/x", token("ada", Set.of(), NOW.minusSeconds(3600))).build());
        assertThat(response.body()).contains("\"reason\":\"token_expired\"");
    }

    @Test
    void aPathWithARoleAnswers403WithoutItAndGoesOnWithIt() throws Exception {
        settings.put("watchword.paths.roles", "/admin/*=admin|root");

        pass(bearer("/admin/x", token("ada", Set.of("user"), NOW.plusSeconds(60)))
                .build());
        assertThat(seen).isNull();
        assertThat(response.status()).isEqualTo(403);
        assertThat(response.header("WWW-Authenticate")).contains("error=\"insufficient_scope\"");

        pass(bearer("/admin/x", token("ada", Set.of("root"), NOW.plusSeconds(60)))
                .build());
        assertThat(seen).isNotNull();
    }

    @Test
    void keysThatCannotBeHadAre503WhereACallerIsNeededAndNothingElsewhere() throws Exception {
        settings.put("watchword.paths.authenticated", "/api/*");
        keys = () -> new Keys.Unavailable("the store does not answer");
        String token = token("ada", Set.of(), NOW.plusSeconds(60));

        pass(bearer("/open", token).build());
        assertThat(seen).isNotNull();

        seen = null;
        pass(bearer("/api/x", token).build());
        assertThat(seen).isNull();
        assertThat(response.status()).isEqualTo(503);
        assertThat(response.header("Retry-After")).isNotNull();
        assertThat(response.header("WWW-Authenticate")).isNull();
    }

    @Test
    void aRuleHoldsForForwardsAndAsynchronousDispatches() throws Exception {
        settings.put("watchword.paths.authenticated", "/inner/*");

        pass(TestRequest.get("/inner/x").dispatcher(DispatcherType.FORWARD).build());
        assertThat(response.status()).isEqualTo(401);

        pass(TestRequest.get("/inner/x").dispatcher(DispatcherType.ASYNC).build());
        assertThat(seen).isNull();
    }

    @Test
    void whatARuleForbidsIsLeftOutOfAnIncludeAndThePageThatIncludesGoesOn() throws Exception {
        settings.put("watchword.paths.authenticated", "/inner/*");

        pass(TestRequest.get("/page")
                .dispatcher(DispatcherType.INCLUDE)
                .attribute(RequestDispatcher.INCLUDE_SERVLET_PATH, "/inner/x")
                .attribute(RequestDispatcher.INCLUDE_REQUEST_URI, "/inner/x")
                .build());

        assertThat(seen).isNull();
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.body()).isEmpty();
    }

    @Test
    void anErrorPageIsShownEvenWhereItsPathIsProtected() throws Exception {
        settings.put("watchword.paths.authenticated", "/*");

        pass(TestRequest.get("/error.html").dispatcher(DispatcherType.ERROR).build());

        assertThat(seen).isNotNull();
    }

    @Test
    void aCorsPreflightPassesARule() throws Exception {
        settings.put("watchword.paths.authenticated", "/*");

        pass(TestRequest.get("/api/x")
                .method("OPTIONS")
                .header("Origin", "https://app")
                .header("Access-Control-Request-Method", "POST")
                .build());
        assertThat(seen).isNotNull();

        seen = null;
        pass(TestRequest.get("/api/x").method("OPTIONS").build());
        assertThat(seen).isNull();
    }

    /** What a browser sends, and the answer; nothing is sent where a column is empty. */
    @ParameterizedTest
    @CsvSource({
        "POST,   https://evil.example,  ,             ,                        403",
        "POST,   null,                  ,             ,                        403",
        "POST,   https://evil.example,  cross-site,   ,                        403",
        "DELETE, ,                      cross-site,   ,                        403",
        "PUT,    https://sub.app.example, same-site,  ,                        403",
        "POST,   http://app.example:81, ,             ,                        403",
        "POST,   https://app.example,   same-origin,  ,                        200",
        "POST,   https://other.name.of.ours, same-origin, ,                    200",
        "POST,   https://app.example,   ,             ,                        200",
        "POST,   ,                      none,         ,                        200",
        "POST,   ,                      ,             ,                        200",
        "GET,    https://evil.example,  cross-site,   ,                        200",
        "POST,   https://spa.example,   same-site,    https://spa.example,     200",
        "POST,   https://evil.example,  cross-site,   https://spa.example,     403",
    })
    void aCookieCountsOnlyWhereNoPageOfAnotherSiteActsByIt(
            String method, String origin, String site, String trusted, int status) throws Exception {
        cookie = "access";
        settings.put("watchword.paths.authenticated", "/api/*");
        if (trusted != null) {
            settings.put("watchword.cors.origins", trusted);
            settings.put("watchword.cors.credentials", "true");
        }
        String token = token("ada", Set.of("user"), NOW.plusSeconds(60));
        TestRequest request = TestRequest.get("/api/x").method(method).header("Host", "app.example");
        if (origin != null) {
            request.header("Origin", origin);
        }
        if (site != null) {
            request.header("Sec-Fetch-Site", site);
        }

        pass(request.cookie("access", token).build());

        assertThat(seen == null).isEqualTo(status == 403);
        assertThat(response.status()).isEqualTo(status);
        if (status == 403) {
            assertThat(response.body()).contains("cross_site_request");
            // The same in a header, which no page of another site can set.
            pass(request.header("Authorization", "Bearer " + token).build());
            assertThat(seen).isNotNull();
        }
    }

    @Test
    void aForgedRequestToAnOpenPathHasNoCaller() throws Exception {
        cookie = "access";

        pass(TestRequest.get("/open")
                .method("POST")
                .header("Origin", "https://evil.example")
                .cookie("access", token("ada", Set.of("user"), NOW.plusSeconds(60)))
                .build());

        assertThat(seen.getUserPrincipal()).isNull();
    }

    @Test
    void theContainersOwnCallerStaysAndOneFromATokenComesBeforeIt() throws Exception {
        settings.put("watchword.paths.authenticated", "/api/*");

        pass(TestRequest.get("/api/x").containerCaller("carl").build());
        assertThat(seen.getRemoteUser()).isEqualTo("carl");
        assertThat(seen.isUserInRole("container-role")).isTrue();
        assertThat(seen.getAuthType()).isEqualTo("FORM");

        pass(bearer("/api/x", token("ada", Set.of(), NOW.plusSeconds(60)))
                .containerCaller("carl")
                .build());
        assertThat(seen.getRemoteUser()).isEqualTo("ada");
        assertThat(seen.isUserInRole("container-role")).isFalse();
    }

    @Test
    void afterLogoutNobodyIsLeftForTheRestOfTheRequest() throws Exception {
        pass(bearer("/x", token("ada", Set.of("user"), NOW.plusSeconds(60))).build());
        assertThat(seen.getRemoteUser()).isEqualTo("ada");

        seen.logout();

        assertThat(seen.getUserPrincipal()).isNull();
        assertThat(seen.isUserInRole("user")).isFalse();
    }

    @Test
    void aDispatchOfTheSameRequestKeepsTheCallerAndIsWrappedOnce() throws Exception {
        pass(bearer("/x", token("ada", Set.of(), NOW.plusSeconds(60))).build());
        HttpServletRequest wrapped = seen;
        HttpServletRequest forwarded = new HttpServletRequestWrapper(wrapped) {
            @Override
            public DispatcherType getDispatcherType() {
                return DispatcherType.FORWARD;
            }
        };

        pass(forwarded);

        assertThat(seen).isSameAs(forwarded);
        assertThat(seen.getRemoteUser()).isEqualTo("ada");
    }

    @Test
    void contradictingCredentialsAre400WhereACallerIsNeeded() throws Exception {
        settings.put("watchword.paths.authenticated", "/api/*");
        String token = token("ada", Set.of(), NOW.plusSeconds(60));

        pass(bearer("/api/x", token).header("Authorization", "Bearer other").build());

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.body()).contains("invalid_request");
    }

    @Test
    void whatABeanRefusesIsTheAnswerWhateverIsAroundIt() throws Exception {
        AccessRefusedException refused = new AccessRefusedException(Failure.forbidden("role_missing", "No role"));
        for (Exception raised : List.of(
                refused,
                new ServletException(refused),
                new EJBException(new RuntimeException(refused)),
                new UndeclaredThrowableException(new InvocationTargetException(refused)),
                new IOException(refused))) {
            raise(TestRequest.get("/x").build(), raised);

            assertThat(response.status()).isEqualTo(403);
            assertThat(response.body()).contains("\"reason\":\"role_missing\"");
            assertThat(response.header("WWW-Authenticate")).contains("insufficient_scope");
        }
    }

    @Test
    void refusedRequestIsToldOnceAndAfterItsAnswer() throws Exception {
        settings.put("watchword.paths.roles", "/reports/*=auditor");

        pass(bearer("/reports/x", token("ada", Set.of("user"), NOW.plusSeconds(60)))
                .build());

        assertThat(told).containsExactly("403 role_missing");
    }

    @Test
    void refusalThatSeveralLayersSeeIsToldOnce() throws Exception {
        AccessRefusedException refused = new AccessRefusedException(Failure.forbidden("role_missing", "No role"));

        filter().doFilter(TestRequest.get("/x").build(), response.build(), (next, answer) -> {
            RequestAuthentication known = RequestAuthentication.of(next).orElseThrow();
            known.refusals().note(refused.failure());
            known.refusals().note(Failure.authenticationRequired());
            assertThat(told).as("the answer comes first").isEmpty();
            throw refused;
        });

        assertThat(told).containsExactly("403 role_missing");
    }

    @Test
    void refusalOnAThreadThatOutlivesTheRequestsOwnIsToldToo() throws Exception {
        pass(TestRequest.get("/x").build());
        assertThat(told).as("nobody was refused").isEmpty();

        RequestAuthentication known = RequestAuthentication.of(seen).orElseThrow();
        known.refusals().note(Failure.forbidden("role_missing", "No role"));
        known.refusals().note(Failure.forbidden("role_missing", "No role"));

        assertThat(told).hasSize(1);
    }

    @Test
    void listenerIsGivenTheCallerIfThereIsOne() throws Exception {
        settings.put("watchword.paths.roles", "/reports/*=auditor");
        List<String> callers = new ArrayList<>();
        listener = (request, caller, failure) -> callers.add(
                failure.status() + " " + caller.map(Principal::getName).orElse("nobody"));

        pass(bearer("/reports/x", token("ada", Set.of("user"), NOW.plusSeconds(60)))
                .build());
        pass(TestRequest.get("/reports/x").build());
        pass(bearer("/reports/x", "not.a.token").build());

        assertThat(callers).containsExactly("403 ada", "401 nobody", "401 nobody");
    }

    @Test
    void authorizationIsReadOnceForARequest() throws Exception {
        settings.put("watchword.paths.roles", "/reports/*=user");
        AtomicInteger reads = new AtomicInteger();
        HttpServletRequest request = bearer("/reports/x", token("ada", Set.of("user"), NOW.plusSeconds(60)))
                .build();

        pass(new HttpServletRequestWrapper(request) {
            @Override
            public String getHeader(String name) {
                reads.addAndGet(name.equals("Authorization") ? 1 : 0);
                return super.getHeader(name);
            }
        });

        assertThat(seen.getUserPrincipal().getName()).isEqualTo("ada");
        assertThat(seen.isUserInRole("user")).isTrue();
        assertThat(reads).hasValue(1);
    }

    @Test
    void listenerThatFailsChangesNothingOfTheAnswer() throws Exception {
        settings.put("watchword.paths.roles", "/reports/*=auditor");
        listener = (request, caller, failure) -> {
            throw new IllegalStateException("the store does not answer");
        };

        pass(bearer("/reports/x", token("ada", Set.of("user"), NOW.plusSeconds(60)))
                .build());

        assertThat(response.status()).isEqualTo(403);
        assertThat(response.body()).contains("role_missing");
    }

    @Test
    void whoeverIsKnownIsNotToldToLogInByABeanThatDidNotSeeThem() throws Exception {
        AccessRefusedException refused = new AccessRefusedException(Failure.authenticationRequired());

        raise(TestRequest.get("/x").build(), refused);
        assertThat(response.status()).isEqualTo(401);
        assertThat(response.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"watchword\"");

        raise(bearer("/x", token("ada", Set.of(), NOW.plusSeconds(60))).build(), refused);
        assertThat(response.status()).isEqualTo(403);
    }

    @Test
    void everythingElseGoesOnUpTheChain() {
        assertNotAnswered(TestRequest.get("/x").build(), new IllegalStateException("the host's"));
        assertNotAnswered(TestRequest.get("/x").build(), new SecurityException("the host's"));
        assertNotAnswered(TestRequest.get("/x").build(), new ServletException("the host's"));
        assertNotAnswered(TestRequest.get("/x").build(), circle());
        assertNotAnswered(TestRequest.get("/x").build(), new EJBAccessException("the container's"));
    }

    @Test
    void whatCannotBeAnsweredHereGoesOnUpTheChain() {
        AccessRefusedException refused = new AccessRefusedException(Failure.authenticationRequired());

        for (DispatcherType nested : List.of(DispatcherType.INCLUDE, DispatcherType.FORWARD, DispatcherType.ERROR)) {
            assertNotAnswered(TestRequest.get("/x").dispatcher(nested).build(), refused);
        }
        response.commit();
        assertNotAnswered(TestRequest.get("/x").build(), refused);
    }

    @Test
    void aRequestThatHasBecomeAsynchronousIsEndedWithTheAnswer() throws Exception {
        AtomicBoolean completed = new AtomicBoolean();

        raise(
                TestRequest.get("/x").asynchronous(() -> completed.set(true)).build(),
                new AccessRefusedException(Failure.authenticationRequired()));

        assertThat(response.status()).isEqualTo(401);
        assertThat(completed).isTrue();
    }

    @Test
    void anEjbContainersRefusalIsAnsweredWhereItKnowsOurCaller() throws Exception {
        containerCaller = true;
        Exception refused = new ServletException(new EJBAccessException("no"));

        raise(TestRequest.get("/x").build(), refused);
        assertThat(response.status()).isEqualTo(401);

        raise(bearer("/x", token("ada", Set.of(), NOW.plusSeconds(60))).build(), refused);
        assertThat(response.status()).isEqualTo(403);
        assertThat(response.body()).contains("\"reason\":\"access_denied\"");
    }

    private static Exception circle() {
        RuntimeException first = new RuntimeException("one");
        first.initCause(new RuntimeException("two", first));
        return first;
    }

    private void assertNotAnswered(HttpServletRequest request, Exception raised) {
        assertThatThrownBy(() -> raise(request, raised)).isSameAs(raised);
        assertThat(response.status()).isEqualTo(200);
    }

    private void raise(HttpServletRequest request, Exception raised) throws IOException, ServletException {
        filter().doFilter(request, response.build(), (next, answer) -> {
            if (raised instanceof IOException io) {
                throw io;
            }
            if (raised instanceof ServletException servlet) {
                throw servlet;
            }
            throw (RuntimeException) raised;
        });
    }

    @Test
    void whereTheHostHasALoginOfItsOwnItsChallengeComesFirst() throws Exception {
        settings.put("watchword.paths.authenticated", "/api/*");
        hostLogin = loginOfTheHost();

        pass(TestRequest.get("/api/x")
                .containerLogin(null, () -> response.challenge("Basic"))
                .build());

        assertThat(seen).isNull();
        assertThat(response.status()).isEqualTo(401);
        assertThat(response.header("WWW-Authenticate")).isEqualTo("Basic, Bearer realm=\"watchword\"");
    }

    @Test
    void whomTheContainerFindsWhenItIsAskedGetsIn() throws Exception {
        settings.put("watchword.paths.authenticated", "/api/*");
        settings.put("watchword.paths.roles", "/api/admin/*=admin");
        hostLogin = loginOfTheHost();

        pass(TestRequest.get("/api/x").containerLogin("tribune", () -> {}).build());
        assertThat(seen.getRemoteUser()).isEqualTo("tribune");

        seen = null;
        pass(TestRequest.get("/api/admin/x").containerLogin("tribune", () -> {}).build());
        assertThat(seen).isNull();
        assertThat(response.status()).isEqualTo(403);
    }

    @Test
    void containerThatHasNothingToSayLeavesTheAnswerToUs() throws Exception {
        settings.put("watchword.paths.authenticated", "/api/*");
        hostLogin = loginOfTheHost();

        pass(TestRequest.get("/api/x").containerLogin(null, () -> {}).build());

        assertThat(response.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"watchword\"");
        assertThat(response.body()).contains("authentication_required");
    }

    @Test
    void containerIsNotAskedOfABadTokenNorOnAnOpenPath() throws Exception {
        settings.put("watchword.paths.authenticated", "/api/*");
        hostLogin = loginOfTheHost();
        Runnable never = () -> {
            throw new AssertionError("asked");
        };

        pass(TestRequest.get("/open").containerLogin(null, never).build());
        assertThat(seen).isNotNull();

        pass(bearer("/api/x", "nonsense").containerLogin(null, never).build());
        assertThat(response.header("WWW-Authenticate")).contains("invalid_token");
    }

    @Test
    void whereHttpsIsRequiredATokenOverPlainHttpIsRefusedEverywhere() throws Exception {
        settings.put("watchword.https", "required");
        String token = token("ada", Set.of("user"), NOW.plusSeconds(60));

        pass(bearer("/open", token).build());
        assertThat(seen).isNull();
        assertThat(response.status()).isEqualTo(403);
        assertThat(response.body()).contains("\"reason\":\"https_required\"");

        pass(bearer("/open", token).overTls().build());
        assertThat(seen.getRemoteUser()).isEqualTo("ada");
        seen = null;
        pass(TestRequest.get("/open").build());
        assertThat(seen).as("without a token").isNotNull();
    }

    @Test
    void refusalsCarryTheHeadersOfEveryAnswerOfOurs() throws Exception {
        settings.put("watchword.paths.authenticated", "/api/*");
        settings.put("watchword.cors.origins", "https://app.example.org");

        pass(TestRequest.get("/api/x")
                .overTls()
                .header("Origin", "https://app.example.org")
                .build());

        assertThat(response.status()).isEqualTo(401);
        assertThat(response.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(response.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(response.header("Strict-Transport-Security")).isEqualTo("max-age=31536000");
        assertThat(response.header("Access-Control-Allow-Origin")).isEqualTo("https://app.example.org");
    }

    private static HostLogin loginOfTheHost() {
        String webXml = "<web-app><login-config><auth-method>BASIC</auth-method></login-config></web-app>";
        ServletContext context = (ServletContext) Proxy.newProxyInstance(
                AuthFilterTest.class.getClassLoader(),
                new Class<?>[] {ServletContext.class},
                (proxy, called, arguments) -> switch (called.getName()) {
                    case "getResourceAsStream" ->
                        "/WEB-INF/web.xml".equals(arguments[0])
                                ? new ByteArrayInputStream(webXml.getBytes(StandardCharsets.UTF_8))
                                : null;
                    case "getClassLoader" -> ClassLoader.getPlatformClassLoader();
                    case "getAttribute", "setAttribute" -> null;
                    default -> throw new UnsupportedOperationException(called.getName());
                });
        return HostLogin.of(context, new ContainerIntegration.NotNeeded("a test"));
    }

    /** Counts how often somebody reads the header, below all wrappers. */
    private static HttpServletRequest counting(HttpServletRequest request, AtomicInteger reads) {
        return (HttpServletRequest) Proxy.newProxyInstance(
                AuthFilterTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, called, arguments) -> {
                    if (called.getName().equals("getHeader") && "Authorization".equals(arguments[0])) {
                        reads.incrementAndGet();
                    }
                    return called.invoke(request, arguments);
                });
    }

    @Test
    void headerThatTheContainerAskedAboutIsNotReadAgain() throws Exception {
        AtomicInteger reads = new AtomicInteger();
        HttpServletRequest request = counting(
                bearer("/open", token("ada", Set.of("user"), NOW.plusSeconds(60)))
                        .build(),
                reads);
        AuthFilter filter = filter();

        AuthPrincipal known = callers.caller(request).orElseThrow();
        filter.doFilter(request, response.build(), (next, answer) -> seen = (HttpServletRequest) next);

        assertThat(seen.getUserPrincipal()).isSameAs(known);
        assertThat(reads).hasValue(1);
    }

    @Test
    void filterOfTheHostMayShowAnotherHeaderThanTheContainerSaw() throws Exception {
        HttpServletRequest request = TestRequest.get("/open").build();
        String token = token("ada", Set.of("user"), NOW.plusSeconds(60));
        AuthFilter filter = filter();

        assertThat(callers.caller(request)).isEmpty();
        HttpServletRequest wrapped = new HttpServletRequestWrapper(request) {
            @Override
            public String getHeader(String name) {
                return name.equals("Authorization") ? "Bearer " + token : super.getHeader(name);
            }
        };
        filter.doFilter(wrapped, response.build(), (next, answer) -> seen = (HttpServletRequest) next);

        assertThat(seen.getRemoteUser()).isEqualTo("ada");
    }

    @Test
    void whatTheContainerAskedAboutCountsForOneRequest() throws Exception {
        HttpServletRequest first = bearer("/open", token("ada", Set.of("user"), NOW.plusSeconds(60)))
                .build();
        AuthFilter filter = filter();
        callers.caller(first);
        filter.doFilter(first, response.build(), (next, answer) -> {});
        String kept = RequestToken.class.getName();

        TestRequest second = TestRequest.get("/open").attribute(kept, first.getAttribute(kept));
        filter.doFilter(second.build(), response.build(), (next, answer) -> seen = (HttpServletRequest) next);

        assertThat(seen.getUserPrincipal()).isNull();
    }

    private void pass(HttpServletRequest request) throws IOException, ServletException {
        filter().doFilter(request, response.build(), (next, answer) -> seen = (HttpServletRequest) next);
    }

    private AuthFilter filter() {
        Configuration configuration = Configuration.read(FilterSettings.ALL, List.of(new SettingSource() {
            @Override
            public String name() {
                return "test";
            }

            @Override
            public String value(Setting<?> setting, String name) {
                return settings.get(name);
            }
        }));
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        Report report = new Report();
        FilterRuntime runtime = new FilterRuntime(
                configuration,
                new TokenVerifier(TokenPolicy.of("watchword", "watchword"), keys, Revocations.none(), clock, 10),
                keys,
                clock,
                report,
                new ResourceRules(report),
                Extensions.of(listener));
        TokenReader reader = new TokenReader(
                "Authorization", Optional.ofNullable(cookie), new CsrfCheck(CorsPolicy.of(configuration)));
        callers = new TokenCallers(reader, runtime);
        return new AuthFilter(
                runtime,
                reader,
                PathRules.from(configuration, List.of("/auth/login"), new FacesPages()),
                configuration.get(TokenSettings.REJECT_INVALID_TOKENS),
                containerCaller,
                hostLogin,
                CrossOrigin.of(configuration, true));
    }

    private static TestRequest bearer(String path, String token) {
        return TestRequest.get(path).header("Authorization", "Bearer " + token);
    }

    private static String token(String name, Set<String> roles, Instant expiresAt) {
        return new TokenSigner()
                .sign(
                        new AccessTokenClaims(
                                "watchword",
                                Set.of("watchword"),
                                new AccessTokenClaims.Subject("id-of-" + name, name, roles, Set.of("phones:write")),
                                "token-1",
                                "session-1",
                                expiresAt.minusSeconds(900),
                                expiresAt,
                                Map.of()),
                        RING.signingKey().orElseThrow());
    }
}
