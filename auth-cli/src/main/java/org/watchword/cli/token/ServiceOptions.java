package org.watchword.cli.token;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import org.watchword.cli.terminal.OptionValueException;
import org.watchword.embedded.ServiceTokens;
import picocli.CommandLine.ITypeConverter;

/** Reads what is asked for of a service's token. */
final class ServiceOptions {

    private ServiceOptions() {}

    /** Reads the name of a service. */
    static final class Name implements ITypeConverter<String> {

        @Override
        public String convert(String typed) {
            try {
                return ServiceTokens.demandName(typed);
            } catch (IllegalArgumentException e) {
                throw new OptionValueException(String.valueOf(e.getMessage()));
            }
        }
    }

    /** Reads a validity. */
    static final class Validity implements ITypeConverter<Duration> {

        @Override
        public Duration convert(String typed) {
            try {
                return ServiceTokens.demandValidity(Duration.parse(typed));
            } catch (DateTimeParseException e) {
                throw new OptionValueException("write a duration of ISO 8601, such as PT24H");
            } catch (IllegalArgumentException e) {
                throw new OptionValueException(String.valueOf(e.getMessage()));
            }
        }
    }
}
