package io.github.orderflowmagento.magento.internal.magento2;

import java.util.List;
import java.util.Map;

import retrofit2.Call;
import retrofit2.http.Body;
import retrofit2.http.DELETE;
import retrofit2.http.GET;
import retrofit2.http.POST;
import retrofit2.http.PUT;
import retrofit2.http.Path;
import retrofit2.http.QueryMap;

/** The resources of Magento 2's REST API that are used, below {@code rest/<store view>/V1/}. Searches: see {@link SearchCriteria}. */
interface RestApi {
    /** Operations that the shop executes later, many in one request. Beside the version, not below it. */
    String BULK = "../async/bulk/V1/";

    @GET("orders")
    Call<Object> orders(@QueryMap Map<String, String> search);

    @GET("orders/{id}")
    Call<Object> order(@Path("id") long entityId, @QueryMap Map<String, String> fields);

    /** Saves more than is sent: see {@link ExtOrderIds}. */
    @POST("orders")
    Call<Object> saveOrder(@Body Map<String, Object> order);

    /** Without the order's current status in it the shop removes the status. */
    @POST("orders/{id}/comments")
    Call<Boolean> addOrderComment(@Path("id") long entityId, @Body Map<String, Object> comment);

    @POST("orders/{id}/hold")
    Call<Boolean> hold(@Path("id") long entityId);

    @POST("orders/{id}/unhold")
    Call<Boolean> unhold(@Path("id") long entityId);

    /** False if the order cannot be cancelled. */
    @POST("orders/{id}/cancel")
    Call<Boolean> cancel(@Path("id") long entityId);

    @GET("shipments")
    Call<Object> shipments(@QueryMap Map<String, String> search);

    /** The number of the new shipment. A body without items ships everything that is left. */
    @POST("order/{id}/ship")
    Call<String> ship(@Path("id") long orderEntityId, @Body Map<String, Object> shipment);

    @POST("shipment/{id}/comments")
    Call<Object> addShipmentComment(@Path("id") long entityId, @Body Map<String, Object> comment);

    @POST("shipment/track")
    Call<Object> addTrack(@Body Map<String, Object> track);

    @DELETE("shipment/track/{id}")
    Call<Boolean> removeTrack(@Path("id") long entityId);

    /** False if the shop did not send it. */
    @POST("shipment/{id}/emails")
    Call<Boolean> sendShipmentEmail(@Path("id") long entityId);

    @GET("invoices")
    Call<Object> invoices(@QueryMap Map<String, String> search);

    @GET("products")
    Call<Object> products(@QueryMap Map<String, String> search);

    @GET("products/attributes")
    Call<Object> attributes(@QueryMap Map<String, String> search);

    @GET("products/attributes/{code}/options")
    Call<Object> attributeOptions(@Path("code") String attributeCode);

    @GET("products/attribute-sets/{id}/attributes")
    Call<Object> attributesOfSet(@Path("id") long attributeSetId);

    @GET("store/storeViews")
    Call<Object> storeViews();

    @GET("store/websites")
    Call<Object> websites();

    @GET("store/storeConfigs")
    Call<Object> storeConfigs();

    @GET("modules")
    Call<Object> modules();

    /** Saves all or, if the shop rejects one of them, nothing. It accepts SKUs that it does not have. */
    @POST("inventory/source-items")
    Call<Object> saveSourceItems(@Body Map<String, Object> items);

    /** Each element is the body of a request for {@link #saveSourceItems}, which the shop executes later. */
    @POST(BULK + "inventory/source-items")
    Call<Object> queueSourceItems(@Body List<Map<String, Object>> operations);

    /**
     * Each element is the body of a request for {@link #ship}, with the order's number in {@code orderId}, which the shop executes later.
     */
    @POST(BULK + "order/byOrderId/ship")
    Call<Object> queueShipments(@Body List<Map<String, Object>> operations);

    /**
     * Each element is the body of a request for {@link #saveStockItem}, with {@code productSku} and {@code itemId}, which the shop executes
     * later.
     */
    @PUT(BULK + "products/byProductSku/stockItems/byItemId")
    Call<Object> queueStockItems(@Body List<Map<String, Object>> operations);

    /** The status of the operations of a bulk, in no particular order. */
    @GET("bulk/{uuid}/status")
    Call<Object> bulkStatus(@Path("uuid") String bulk);

    /** The same, with what was sent and what the operations returned. */
    @GET("bulk/{uuid}/detailed-status")
    Call<Object> bulkDetails(@Path("uuid") String bulk);

    /** Operations of all bulks, with what was sent of those that are open or have failed. */
    @GET("bulk/")
    Call<Object> bulkOperations(@QueryMap Map<String, String> search);

    @GET("inventory/source-items")
    Call<Object> sourceItems(@QueryMap Map<String, String> search);

    @GET("inventory/sources")
    Call<Object> sources(@QueryMap Map<String, String> search);

    @GET("inventory/stocks")
    Call<Object> stocks(@QueryMap Map<String, String> search);

    @GET("inventory/stock-source-links")
    Call<Object> stockSourceLinks(@QueryMap Map<String, String> search);

    @GET("inventory/sources/{code}")
    Call<Object> source(@Path("code") String code);

    /** The number of the stock record, which need not be that of the address: the SKU decides. */
    @PUT("products/{sku}/stockItems/1")
    Call<String> saveStockItem(@Path("sku") String sku, @Body Map<String, Object> item);

    /** The stock record of the default source, with the settings that no source item has. */
    @GET("stockItems/{sku}")
    Call<Object> stockItem(@Path("sku") String sku);
}
