package org.watchword.start;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.watchword.config.Configuration;
import org.watchword.config.ConfigurationException;
import org.watchword.config.Setting;
import org.watchword.config.UnknownName;
import org.watchword.key.KeyRingSource;
import org.watchword.report.Report;
import org.watchword.token.ClaimRules;
import org.watchword.token.TokenPolicy;
import org.watchword.token.TrustedIssuer;

/** Says which further issuers are trusted, with which keys and under which conditions, as the settings have it. */
final class ConfiguredIssuers {

    private static final String CANNOT_START = "Watchword cannot start: ";

    private final Configuration configuration;
    private final List<TrustedIssuer> trusted;

    private ConfiguredIssuers(Configuration configuration, List<TrustedIssuer> trusted) {
        this.configuration = configuration;
        this.trusted = List.copyOf(trusted);
    }

    /**
     * Reads the issuers that {@code watchword.issuers} lists.
     *
     * @param main the conditions for tokens of the main issuer
     * @throws ConfigurationException if one lacks its {@code iss}, audience or key, a key cannot be used, or two have
     *     the same {@code iss}
     */
    static ConfiguredIssuers of(
            Configuration configuration, TokenPolicy main, ClassLoader loader, LongSupplier nanoTime) {
        Map<String, String> settingOfIssuer = new TreeMap<>();
        main.issuers().forEach(issuer -> settingOfIssuer.put(issuer, "watchword.token.issuer"));
        List<TrustedIssuer> trusted = new ArrayList<>();
        for (String name : configuration.get(IssuerSettings.ISSUERS)) {
            Issuer issuer = new Issuer(configuration, new IssuerGroup(name));
            String iss = issuer.iss();
            String setting = issuer.group().issuer.name();
            String other = settingOfIssuer.put(iss, setting);
            if (other != null) {
                throw new ConfigurationException(CANNOT_START + setting + " and " + other + " are both " + iss
                        + ", and a token names one issuer; take one of them away");
            }
            trusted.add(new TrustedIssuer(name, issuer.policy(main.maxLength()), issuer.keys(loader, nanoTime)));
        }
        return new ConfiguredIssuers(configuration, trusted);
    }

    /**
     * Stops the start for a setting of an issuer that is none, or of an issuer that is not listed: it would be missed
     * where a condition was meant.
     *
     * @throws ConfigurationException that names the first of them
     */
    static void demandKnown(List<UnknownName> unknown) {
        unknown.stream().filter(name -> name.ofFamily().isPresent()).findFirst().ifPresent(name -> {
            throw new ConfigurationException(
                    CANNOT_START + name.name() + " (from " + name.origin() + ") is no setting; " + name.remedy());
        });
    }

    /** The issuers, in the order in which they are listed. */
    List<TrustedIssuer> trusted() {
        return trusted;
    }

    /**
     * The sources of keys one of which must have some for the node to be ready: another organization's outage is no
     * reason to take it out of service. Where tokens are issued, it is the main issuer's that must.
     */
    List<KeyRingSource> sources(KeyRingSource main, boolean issues) {
        return issues
                ? List.of(main)
                : Stream.concat(Stream.of(main), trusted.stream().map(TrustedIssuer::keys))
                        .toList();
    }

    /** Says in the report who is trusted, and what is checked less than by default. */
    void report(Report report) {
        trusted.forEach(issuer -> report(report, issuer.policy(), new IssuerGroup(issuer.name())));
    }

    private void report(Report report, TokenPolicy policy, IssuerGroup group) {
        report.note("tokens of the issuer " + group.name + " are accepted: iss " + String.join("", policy.issuers())
                + ", for " + (policy.audiences().isEmpty() ? "anybody" : String.join(", ", policy.audiences())));
        if (policy.audiences().isEmpty()) {
            report.unsafe(
                    "audience-not-checked." + group.name,
                    group.audience.name()
                            + " is set to nothing: tokens that the issuer made for other services are taken too",
                    "set it to what the issuer writes into "
                            + policy.claims().places().audience());
        }
        if (configuration.get(group.keys.allowHttp())) {
            report.unsafe(
                    "http-keys." + group.name,
                    group.keys.allowHttp().name()
                            + " is true: whoever stands between here and the issuer can put keys of theirs in place"
                            + " of its own",
                    "take the keys from an https:// URL and the setting away");
        }
        HostReport.longer(report, configuration, group.skew, HostReport.LARGE_SKEW, HostReport.OF_SKEW);
    }

    private record Issuer(Configuration configuration, IssuerGroup group) {

        /** Of many tenants of Entra ID at once: their tokens have another {@code iss} each. */
        private static final Set<String> MANY_TENANTS = Set.of("common", "organizations", "consumers");

        String iss() {
            String iss = configuration
                    .get(group.issuer)
                    .orElseThrow(() -> new ConfigurationException(CANNOT_START + group.issuer.name()
                            + " is not set; write the iss of the issuer's tokens, or take " + group.name + " out of "
                            + IssuerSettings.ISSUERS.name()));
            boolean many = iss.indexOf('{') >= 0
                    || (preset().filter(IssuerPreset.ENTRA::equals).isPresent()
                            && Arrays.stream(iss.split("/", -1)).anyMatch(MANY_TENANTS::contains));
            if (many) {
                throw new ConfigurationException(CANNOT_START + group.issuer.name() + " (" + iss
                        + ") stands for the issuers of many tenants, which is not supported; write that of one tenant,"
                        + " with its id, and list each tenant as an issuer of its own");
            }
            return iss;
        }

        TokenPolicy policy(int maxLength) {
            return new TokenPolicy(
                    value(group.algorithms), Set.of(iss()), audience(), value(group.skew), maxLength, claims());
        }

        KeyRingSource keys(ClassLoader loader, LongSupplier nanoTime) {
            Optional<String> published = preset().flatMap(known -> known.keysOf(iss()));
            return ConfiguredKeys.verifying(configuration, group.keys, published, loader, nanoTime)
                    .orElseThrow(() -> new ConfigurationException(CANNOT_START + "the issuer " + group.name
                            + " has no key; set " + group.keys.location().name() + " to the URL of its JWK set"));
        }

        private ClaimRules claims() {
            return new ClaimRules(
                    new ClaimRules.Places(
                            value(group.claimsSubject),
                            value(group.claimsName),
                            value(group.claimsRoles),
                            value(group.claimsPermissions),
                            value(group.claimsAudience)),
                    value(group.claimsWords),
                    value(group.claimsRequired),
                    value(group.issuedAt),
                    value(group.maxAge),
                    new ClaimRules.RoleMap(
                            value(group.rolesMap), value(group.rolesUnmapped) == IssuerGroup.Unmapped.DROP));
        }

        private Set<String> audience() {
            if (!isSet(group.audience)) {
                throw new ConfigurationException(CANNOT_START + group.audience.name()
                        + " is not set; write the name of this application at the issuer, which its tokens have in "
                        + value(group.claimsAudience)
                        + ", or set it to nothing and tokens for any service are accepted");
            }
            return configuration.get(group.audience);
        }

        /** The written value, or else the preset's default, or else that of the setting. */
        private <T> T value(Setting<T> setting) {
            String end = setting.name().substring(("watchword.issuers." + group.name + ".").length());
            Optional<String> byPreset = isSet(setting)
                    ? Optional.empty()
                    : preset().flatMap(known ->
                            Optional.ofNullable(known.defaults().get(end)));
            return byPreset.map(setting.parser()).orElseGet(() -> configuration.get(setting));
        }

        private Optional<IssuerPreset> preset() {
            return configuration.get(group.preset);
        }

        private boolean isSet(Setting<?> setting) {
            return !configuration.origin(setting).equals("default");
        }
    }
}
