/**
 * Arquillian's way to one Payara Micro for all deployments. The adapter that Payara publishes starts a server for each,
 * and takes what it knows of it from what the server prints, sometimes before all of it is there.
 */
package org.watchword.integration.payara;
