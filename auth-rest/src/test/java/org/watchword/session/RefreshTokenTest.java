package org.watchword.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.watchword.signing.RandomSource;
import org.watchword.text.Base64Url;

class RefreshTokenTest {

    private static final String SID = "0f8fad5b-d9cb-469f-a165-70867728950e";
    private static final String FAMILY_KEY = Base64Url.encode(new byte[32]);

    private static String token() {
        return RefreshToken.first(SID, FAMILY_KEY, RandomSource.secure()).text();
    }

    @Property
    void anyTextParsesOrDoesNot(@ForAll("nearlyTokens") String text) {
        assertThat(RefreshToken.parse(text).map(RefreshToken::text)).isIn(Optional.empty(), Optional.of(text));
    }

    @Provide
    Arbitrary<String> nearlyTokens() {
        Arbitrary<String> tails = Arbitraries.strings()
                .withChars("ABCDEFxyz0189-_=+/. é\0")
                .ofMinLength(70)
                .ofMaxLength(80);
        return Arbitraries.oneOf(
                Arbitraries.strings(),
                tails.map(tail -> SID + "." + tail),
                Arbitraries.strings().withCharRange('A', 'Z').ofLength(75).map(tail -> SID + "." + tail));
    }

    @Property
    void oneChangedCharacterMakesItNoTokenOfTheFamily(@ForAll @IntRange(min = 0, max = 111) int at, @ForAll char with) {
        String token = token();
        String changed = token.substring(0, at) + with + token.substring(at + 1);
        var session = new org.watchword.store.SessionRecord(
                SID,
                "user",
                0,
                "hash",
                null,
                null,
                FAMILY_KEY,
                TestClock.START,
                TestClock.START,
                TestClock.START,
                TestClock.START,
                null,
                null,
                null);

        boolean ofFamily = RefreshToken.parse(changed)
                .filter(parsed -> parsed.isOfFamily(session))
                .isPresent();

        assertThat(ofFamily).isEqualTo(changed.equals(token));
    }
}
