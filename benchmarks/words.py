"""Words of the synthetic course."""

NOUNS = (
    "gradient weight bias layer kernel filter channel token embedding encoder decoder head query key "
    "value score loss epoch batch step rate momentum average variance mean norm residual skip gate cell "
    "state input output feature map pixel patch stride window pool mask label class margin bound "
    "surface minimum saddle valley direction sample prior posterior likelihood evidence latent code "
    "generator discriminator critic actor policy reward return episode trajectory agent action baseline "
    "advantage horizon buffer target source domain task shot prompt context sequence position attention "
    "transformer network model parameter dataset split fold error noise signal spectrum graph node edge "
    "neighbor walk cluster centroid tree path leaf root vector matrix tensor basis axis projection "
    "manifold distance similarity temperature entropy divergence codebook quantizer teacher student "
    "budget schedule checkpoint"
)
ADJECTIVES = (
    "sparse dense deep shallow wide narrow linear convex smooth noisy stable random uniform discrete "
    "continuous local global shared frozen pretrained adversarial robust biased centered normalized "
    "hidden masked causal recurrent residual dilated separable quantized pruned distilled supervised "
    "contrastive generative discriminative latent conditional joint marginal early late greedy optimal "
    "adaptive cyclic annealed clipped weighted averaged delayed cached padded truncated positional "
    "relative absolute stationary ergodic bounded symmetric orthogonal diagonal"
)
VERBS = (
    "scales shifts doubles halves bounds masks hides reveals predicts copies drops keeps freezes "
    "updates normalizes centers clips averages sharpens flattens splits merges projects rotates samples "
    "encodes decodes compresses distills prunes quantizes regularizes penalizes rewards delays caches "
    "aligns separates attracts repels interpolates extrapolates approximates dominates"
)
CHINESE = (
    "梯度下降很慢 学习率太大 损失函数不再下降 模型记住了训练资料 权重逐渐变小 注意力集中在第一个词 "
    "验证集的误差变大 批次之间差别很大 编码器把句子压缩 解码器逐词输出 隐藏状态保留信息 "
    "生成器骗过判别器 策略得到更多奖励 邻居之间互相传递消息 卷积核看到的范围变宽 正则化使曲线平滑 "
    "两个分布更加接近 样本数量不够 温度越低越尖锐 残差连接让信号通过"
)
