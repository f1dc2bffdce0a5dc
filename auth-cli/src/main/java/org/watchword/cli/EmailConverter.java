package org.watchword.cli;

import org.watchword.account.EmailAddress;
import picocli.CommandLine.ITypeConverter;

/** Reads an e-mail address. */
final class EmailConverter implements ITypeConverter<EmailAddress> {

    @Override
    public EmailAddress convert(String typed) {
        return EmailAddress.of(typed).orElseThrow(() -> new UnusableValue("it " + EmailAddress.demandOf(typed)));
    }
}
