/**
 * A smoke of the main job on servers of several versions, from the oldest of Jakarta EE 10 to the newest: each is
 * installed from its archive into a folder of its own, started with the WAR already deployed, and started again.
 * Arquillian is not used here: its adapters deploy on a server that runs.
 */
package org.watchword.integration.versions;
