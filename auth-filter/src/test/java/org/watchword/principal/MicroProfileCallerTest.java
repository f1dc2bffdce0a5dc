package org.watchword.principal;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.security.Principal;
import java.util.Set;
import org.eclipse.microprofile.jwt.Claim;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.junit.jupiter.api.Test;

class MicroProfileCallerTest {

    /** As a server makes one. */
    private static class ServerToken implements JsonWebToken {
        @Override
        public String getName() {
            return "trajan";
        }

        @Override
        public Set<String> getClaimNames() {
            return Set.of();
        }

        @Override
        @SuppressWarnings("TypeParameterUnusedInFormals")
        public <T> T getClaim(String claimName) {
            throw new UnsupportedOperationException();
        }
    }

    private static final class Special extends ServerToken {}

    @Test
    void callerOfTheServersMicroProfileIsKnownByItsInterface() {
        assertThat(MicroProfileCaller.is(new ServerToken())).isTrue();
        assertThat(MicroProfileCaller.is(new Special())).isTrue();
        Principal other = () -> "trajan";
        assertThat(MicroProfileCaller.is(other)).isFalse();
        assertThat(MicroProfileCaller.is(PrincipalMapper.anonymous())).isFalse();
        assertThat(MicroProfileCaller.is(null)).isFalse();
    }

    @SuppressWarnings("unused")
    private static class ByField {
        @Inject
        private JsonWebToken token;
    }

    private static final class Inherited extends ByField {}

    @SuppressWarnings("unused")
    private static final class ByClaim {
        @Inject
        @Claim("upn")
        private String name;
    }

    @SuppressWarnings("unused")
    private static final class ByConstructor {
        @Inject
        ByConstructor(JsonWebToken token) {}
    }

    @SuppressWarnings("unused")
    private static final class ByMethod {
        @Inject
        void take(@Claim("upn") String name) {}
    }

    @SuppressWarnings("unused")
    private static final class Plain {
        private JsonWebToken notInjected;

        @Inject
        private String text;

        void take(JsonWebToken token) {}
    }

    @Test
    void classThatHasTheServersTokenInjectedIsKnown() {
        assertThat(MicroProfileCaller.isInjectedInto(ByField.class)).isTrue();
        assertThat(MicroProfileCaller.isInjectedInto(Inherited.class)).isTrue();
        assertThat(MicroProfileCaller.isInjectedInto(ByClaim.class)).isTrue();
        assertThat(MicroProfileCaller.isInjectedInto(ByConstructor.class)).isTrue();
        assertThat(MicroProfileCaller.isInjectedInto(ByMethod.class)).isTrue();
        assertThat(MicroProfileCaller.isInjectedInto(Plain.class)).isFalse();
    }
}
