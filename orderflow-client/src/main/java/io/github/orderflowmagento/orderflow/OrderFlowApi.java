package io.github.orderflowmagento.orderflow;

import java.util.List;

import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.http.Body;
import retrofit2.http.GET;
import retrofit2.http.POST;
import retrofit2.http.Query;
import retrofit2.http.Streaming;

import io.github.orderflowmagento.orderflow.imports.ImportItem;
import io.github.orderflowmagento.orderflow.imports.ImportResult;
import io.github.orderflowmagento.orderflow.model.OperationResult;
import io.github.orderflowmagento.orderflow.model.OrderDetail;

/**
 * OrderFlow's web services. {@link Identity} is added to every call and not repeated here. {@link DocumentConverters} writes and reads the
 * documents.
 */
interface OrderFlowApi {

    @POST("remotewarehouse/imports/importitems.xml")
    Call<List<ImportResult>> importToWarehouse(@Body List<ImportItem> items);

    @POST("remoteorder/imports/importitems.xml")
    Call<List<ImportResult>> importOrders(@Body List<ImportItem> items);

    @POST("remoteorder/order/detail.xml")
    Call<OrderDetail> orderDetail(@Query("externalReference") String externalReference);

    @POST("remoteorder/order/cancel.xml")
    Call<OperationResult> orderCancel(@Query("externalReference") String externalReference);

    @POST("remoteorder/order/update.xml")
    Call<OperationResult> orderNotification(
            @Query("thirdPartyReference") String thirdPartyReference,
            @Query("event") String event,
            @Query("action") String action,
            @Query("externalReference") @Nullable String externalReference);

    @POST("remotewarehouse/product/update.xml")
    Call<OperationResult> productNotification(
            @Query("thirdPartyReference") String thirdPartyReference,
            @Query("event") String event,
            @Query("action") String action);

    /** May have any size; read as it arrives. */
    @Streaming
    @GET("remotewarehouse/inventory.xml")
    Call<ResponseBody> inventory();
}
