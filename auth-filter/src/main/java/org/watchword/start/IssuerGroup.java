package org.watchword.start;

import static org.watchword.config.SettingKinds.choice;
import static org.watchword.config.SettingKinds.namesOrNone;
import static org.watchword.config.SettingKinds.optional;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.watchword.config.Setting;
import org.watchword.key.JwsAlgorithm;
import org.watchword.key.KeyGroup;
import org.watchword.token.ClaimPath;
import org.watchword.token.ClaimRules;
import org.watchword.token.RequiredClaim;
import org.watchword.token.TokenSettings;

/** The settings of one further issuer, {@code watchword.issuers.corp.*}. */
public final class IssuerGroup {

    /** Treatment of a role that has no name here. */
    enum Unmapped {
        /** It keeps the issuer's name. */
        KEEP,
        /** It is left out. */
        DROP
    }

    final String name;
    final Setting<Optional<IssuerPreset>> preset;
    final Setting<Optional<String>> issuer;
    final Setting<Set<String>> audience;
    final KeyGroup keys;
    final Setting<Set<JwsAlgorithm>> algorithms;
    final Setting<Boolean> issuedAt;
    final Setting<Duration> skew;
    final Setting<Optional<Duration>> maxAge;
    final Setting<List<ClaimPath>> claimsSubject;
    final Setting<List<ClaimPath>> claimsName;
    final Setting<List<ClaimPath>> claimsRoles;
    final Setting<List<ClaimPath>> claimsPermissions;
    final Setting<Set<String>> claimsWords;
    final Setting<ClaimPath> claimsAudience;
    final Setting<List<RequiredClaim>> claimsRequired;
    final Setting<Map<String, Set<String>>> rolesMap;
    final Setting<Unmapped> rolesUnmapped;

    /** Names the settings of the issuer with this name. */
    public IssuerGroup(String name) {
        String prefix = "watchword.issuers." + name + ".";
        this.name = name;
        this.preset = IssuerPreset.setting(prefix + "preset");
        this.issuer = optional(
                prefix + "issuer",
                List.of(),
                "the `iss` of the issuer's tokens",
                "The `iss` of the issuer's tokens, compared exactly. Must be set, and no two issuers may have the "
                        + "same.");
        this.audience = namesOrNone(
                prefix + "audience",
                List.of(),
                "",
                "The names of this application at the issuer; a token must name at least one of them. Must be set; set "
                        + "to nothing, it is not checked, which weakens the check.");
        this.keys = KeyGroup.of(prefix);
        this.algorithms = TokenSettings.TOKEN_ALGORITHMS.named(
                prefix + "algorithms", "The signature algorithms that are allowed.");
        this.issuedAt = TokenSettings.TOKEN_ISSUED_AT.named(
                prefix + "issued-at",
                "Whether a token must have `iat`. `optional` is for issuers that do not write it.");
        this.skew = TokenSettings.TOKEN_SKEW.named(
                prefix + "skew", "How far the clock of the issuer may disagree with ours.");
        this.maxAge = TokenSettings.TOKEN_MAX_AGE.named(
                prefix + "max-age", "How long after its `iat` a token is good at most, whatever its `exp` says.");
        this.claimsSubject = TokenSettings.CLAIMS_SUBJECT.named(
                prefix + "claims.subject",
                "The claim that holds the immutable id of the user. Of several the first that is there counts.");
        this.claimsName = TokenSettings.CLAIMS_NAME.named(
                prefix + "claims.name",
                "The claim that holds the user's name. Of several the first that is there counts; where none is, the "
                        + "subject is the name.");
        this.claimsRoles = TokenSettings.CLAIMS_ROLES.named(
                prefix + "claims.roles", "The claims that hold the roles, as `watchword.claims.roles`.");
        this.claimsPermissions = TokenSettings.CLAIMS_PERMISSIONS.named(
                prefix + "claims.permissions", "The claims that hold the permissions, likewise.");
        this.claimsWords = TokenSettings.CLAIMS_WORDS.named(
                prefix + "claims.words",
                "The claims whose text is words parted by spaces, as `watchword.claims.words`.");
        this.claimsAudience = TokenSettings.CLAIMS_AUDIENCE.named(
                prefix + "claims.audience", "The claim that must name one of the audiences above.");
        this.claimsRequired = TokenSettings.CLAIMS_REQUIRED
                .named(
                        prefix + "claims.required",
                        "Claims that a token must have with one of some values, as `watchword.claims.required`. Set to "
                                + "nothing, those of the preset are not asked for.")
                .takingEmpty();
        this.rolesMap = new Setting<>(
                prefix + "roles.map",
                List.of(),
                false,
                "roles of the issuer with their names here, separated by commas, each 'theirs=ours' or"
                        + " 'theirs=ours|ours'",
                "",
                "The names that roles of the issuer have here, such as `Phonebook.Admins=admin,Phonebook.Users=user`.",
                ClaimRules.RoleMap::names);
        this.rolesUnmapped = choice(
                prefix + "roles.unmapped",
                "keep",
                Unmapped.class,
                "What becomes of a role that `roles.map` does not name: `keep`, it counts under the issuer's name; "
                        + "`drop`, it does not count.");
    }

    /** All of them, in the order of the documentation. */
    public List<Setting<?>> all() {
        List<Setting<?>> all = new ArrayList<>(List.of(issuer, audience, preset));
        all.addAll(keys.all());
        all.addAll(List.of(
                algorithms,
                issuedAt,
                skew,
                maxAge,
                claimsSubject,
                claimsName,
                claimsRoles,
                claimsPermissions,
                claimsWords,
                claimsAudience,
                claimsRequired,
                rolesMap,
                rolesUnmapped));
        return List.copyOf(all);
    }
}
