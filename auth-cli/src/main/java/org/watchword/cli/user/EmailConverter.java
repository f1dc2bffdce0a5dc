package org.watchword.cli.user;

import org.watchword.account.EmailAddress;
import org.watchword.cli.terminal.OptionValueException;
import picocli.CommandLine.ITypeConverter;

/** Reads an e-mail address. */
final class EmailConverter implements ITypeConverter<EmailAddress> {

    @Override
    public EmailAddress convert(String typed) {
        return EmailAddress.of(typed).orElseThrow(() -> new OptionValueException("it " + EmailAddress.demandOf(typed)));
    }
}
