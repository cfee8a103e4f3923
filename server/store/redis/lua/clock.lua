#!lua flags=no-writes
--[[
The store's clock. The key is only named so that in a Cluster it is always the same master's.
KEYS  1 history
ARGV  none
Returns ms since 1970.
Hint  none
]]
local time = redis.call("TIME")
return time[1] * 1000 + math.floor(time[2] / 1000)
