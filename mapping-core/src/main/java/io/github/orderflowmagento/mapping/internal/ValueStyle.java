package io.github.orderflowmagento.mapping.internal;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.immutables.value.Value;

/**
 * How Immutables generates this module's values: with a hidden implementation and a builder. Retained in the source only, so that no
 * exported type shows it; on a package it would reach users' compilers, which lack Immutables.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.SOURCE)
@Value.Style(
        visibility = Value.Style.ImplementationVisibility.PACKAGE,
        builderVisibility = Value.Style.BuilderVisibility.PACKAGE,
        overshadowImplementation = true,
        // the JSON mapper chooses names without an annotation
        forceJacksonPropertyNames = false,
        jdkOnly = true,
        // ignore annotations that happen to be on the class path
        allowedClasspathAnnotations = Override.class)
public @interface ValueStyle {}
