package org.watchword.rest;
