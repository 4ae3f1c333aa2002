package io.github.orderflowmagento.magento.internal;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.immutables.value.Value;

/**
 * The style of this module's generated values: hidden implementations, created by builders. Retained in the source only, so that no
 * exported type shows it; on a package it would reach users' compilers, which lack Immutables.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.SOURCE)
@Value.Style(
        visibility = Value.Style.ImplementationVisibility.PACKAGE,
        builderVisibility = Value.Style.BuilderVisibility.PACKAGE,
        overshadowImplementation = true,
        // the mapper determines names in JSON where no annotation does
        forceJacksonPropertyNames = false,
        jdkOnly = true,
        // not those that happen to be on the class path
        allowedClasspathAnnotations = Override.class)
public @interface ValueStyle {}
