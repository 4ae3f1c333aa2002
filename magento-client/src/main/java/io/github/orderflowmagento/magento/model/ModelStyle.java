package io.github.orderflowmagento.magento.model;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.immutables.value.Value;

/** How all values of this module are generated: hidden implementation, builder as the way in, Magento's names on the wire. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.SOURCE)
@Value.Style(
        visibility = Value.Style.ImplementationVisibility.PACKAGE,
        builderVisibility = Value.Style.BuilderVisibility.PACKAGE,
        overshadowImplementation = true,
        forceJacksonPropertyNames = false,
        jdkOnly = true)
@interface ModelStyle {}
